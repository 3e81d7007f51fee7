package ai.halo.adapter.voximplant.mock;

import ai.halo.adapter.voximplant.mock.SessionEvent.Cut;
import ai.halo.adapter.voximplant.mock.SessionEvent.Rang;
import ai.halo.adapter.voximplant.mock.SessionEvent.Started;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the provider knows of a session that is not over.
 *
 * @param rang empty before it dialled
 * @param cut empty unless an operator ended the line
 */
record OpenSession(Started started, Optional<Rang> rang, Optional<Cut> cut) {
  static OpenSession of(Started started) {
    return new OpenSession(started, Optional.empty(), Optional.empty());
  }

  /** With its ring; the first one counts. */
  OpenSession with(Rang ring) {
    return rang.isPresent() ? this : new OpenSession(started, Optional.of(ring), cut);
  }

  /** With its cut; the first one counts. */
  OpenSession with(Cut end) {
    return cut.isPresent() ? this : new OpenSession(started, rang, Optional.of(end));
  }

  /** The events that make it so. */
  Stream<SessionEvent> events() {
    return Stream.of(Stream.of(started), rang.stream(), cut.stream()).flatMap(s -> s);
  }
}
