package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import java.time.Duration;
import java.util.List;

/**
 * A talk as it is written: what is said, how long it takes, and how it ends.
 *
 * @param meaning what the talk means to whoever reads it
 * @param ring how long the phone rings before somebody answers or the call ends
 * @param lines empty when nobody answers
 */
record Dialogue(
    String id,
    Language language,
    Disposition meaning,
    Ending ending,
    Duration ring,
    List<Line> lines) {

  /** Stands in the first line for the greeting of the call. */
  static final String GREETING = "{greeting}";

  /** Keeps a copy. */
  Dialogue {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param pause the silence before it
   * @param length how long it takes to say
   */
  record Line(Speaker speaker, String text, Duration pause, Duration length) {}

  /** How long the talk takes in life, apart from the greeting and the last silence. */
  Duration talk() {
    return lines.stream()
        .map(line -> line.pause().plus(line.length()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether somebody or something picks up. */
  boolean isAnswered() {
    return !lines.isEmpty();
  }
}
