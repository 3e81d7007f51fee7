package ai.halo.adapter.persistence;

import ai.halo.domain.port.FactFeed.Position;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A position in the feed of one database.
 *
 * @param epoch names the database, so that nobody resumes in another one
 * @param settled everything up to this place has been told
 */
record FeedPlace(String epoch, long settled) {
  private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{12})-(\\d{1,18})");

  Position position() {
    return new Position(epoch + "-" + settled);
  }

  /** Empty for what nobody here has handed out. */
  static Optional<FeedPlace> of(Position position) {
    var parts = SHAPE.matcher(position.value());
    return parts.matches()
        ? Optional.of(new FeedPlace(parts.group(1), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }
}
