package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which imaginary phones were dialled, by the mock provider's own journal: the proof that no
 * phone rang twice.
 */
public final class MockRings {
  private MockRings() {}

  /** One phone was dialled, once. */
  public record Ring(SessionId session, AttemptId attempt, PhoneNumber phone, Instant at) {}

  /**
   * Every ring that the journal holds, the oldest first: all of the sessions that are not over, and
   * the latest 10,000 of those that are. The journal may be in use and is left as it is.
   *
   * @param directory {@code halo.mock.directory}; one without a journal holds no rings
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static List<Ring> read(Path directory) {
    var file = directory.resolve(SessionLog.FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    var lines = new SessionLines();
    var rings = new ArrayList<Ring>();
    JournalFile.read(
        file,
        line ->
            lines
                .read(line)
                .filter(SessionEvent.Rang.class::isInstance)
                .map(SessionEvent.Rang.class::cast)
                .map(rang -> new Ring(rang.session(), rang.attempt(), rang.phone(), rang.at()))
                .ifPresent(rings::add));
    return List.copyOf(rings);
  }
}
