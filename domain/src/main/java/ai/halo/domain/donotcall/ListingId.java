package ai.halo.domain.donotcall;

import java.util.UUID;

/** Names one entry of the list for ever. */
public record ListingId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
