package ai.halo.domain.reanalysis;

import java.util.UUID;

/** Names a re-analysis. */
public record ReanalysisId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
