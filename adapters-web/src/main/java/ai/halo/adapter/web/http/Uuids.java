package ai.halo.adapter.web.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads names that are UUIDs; Java's own reader takes much that is none. */
public final class Uuids {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** The name; empty when the text cannot be one. */
  public static Optional<UUID> read(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
