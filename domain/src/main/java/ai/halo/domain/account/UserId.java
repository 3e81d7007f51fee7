package ai.halo.domain.account;

import java.util.UUID;

/** Names one user for ever. */
public record UserId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
