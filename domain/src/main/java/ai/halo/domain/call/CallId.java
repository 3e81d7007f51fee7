package ai.halo.domain.call;

import java.util.UUID;

/** Names one call; a UUIDv7, so that ids sort by time of creation. */
public record CallId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
