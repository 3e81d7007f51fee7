package ai.halo.domain.dial;

import java.util.UUID;

/** Names one dial attempt; random, and known to the provider. */
public record AttemptId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
