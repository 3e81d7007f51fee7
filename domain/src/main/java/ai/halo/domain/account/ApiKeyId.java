package ai.halo.domain.account;

import java.util.UUID;

/** Names one API key for ever. */
public record ApiKeyId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
