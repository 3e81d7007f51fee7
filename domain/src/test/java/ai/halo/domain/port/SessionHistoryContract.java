package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What callers of every {@link SessionHistory} rely on. */
public interface SessionHistoryContract {
  /** When the first of the sessions began; a whole second. */
  Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** The history under test, the same one within a test. */
  SessionHistory history();

  /**
   * Lets the provider's book hold this session, whose name is digits and whose times are whole
   * seconds. Cost, recording and reason may be left out.
   */
  void holds(SessionRecord session);

  @Test
  default void knowsNothingOfASessionThatIsNotInTheBook() {
    holds(over(1, Optional.empty()));

    assertThat(history().find(new SessionId("404"))).isEmpty();
  }

  @Test
  default void tellsOfALineThatWasAnswered() {
    var leg =
        new Leg(
            NOON.plusSeconds(2),
            true,
            Duration.ofSeconds(61),
            Ending.COMPLETED,
            Optional.of(new PhoneNumber("+998901234567")));
    holds(over(1, Optional.of(leg)));

    var found = history().find(session(1)).orElseThrow();

    assertThat(found.session()).isEqualTo(session(1));
    assertThat(found.attempt()).contains(attempt(1));
    assertThat(found.startedAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(found.active()).isFalse();
    assertThat(found.leg()).contains(leg);
  }

  @Test
  default void tellsOfALineThatNobodyAnswered() {
    var leg = new Leg(NOON.plusSeconds(2), false, Duration.ZERO, Ending.BUSY);
    holds(over(1, Optional.of(leg)));

    assertThat(history().find(session(1)).orElseThrow().leg()).contains(leg);
  }

  @Test
  default void tellsThatASessionEndedAndPlacedNoLine() {
    holds(over(1, Optional.empty()));

    var found = history().find(session(1)).orElseThrow();

    assertThat(found.active()).isFalse();
    assertThat(found.leg()).isEmpty();
  }

  @Test
  default void tellsThatASessionStillRuns() {
    holds(active(1));

    assertThat(history().find(session(1)).orElseThrow().active()).isTrue();
  }

  @Test
  default void listsFromATimeOnTheOldestFirst() {
    IntStream.of(3, 1, 4, 2)
        .forEach(no -> holds(no == 3 ? active(no) : over(no, Optional.empty())));

    assertThat(history().since(NOON.plusSeconds(2), 100))
        .extracting(SessionRecord::session)
        .containsExactly(session(2), session(3), session(4));
  }

  @Test
  default void listsNoMoreThanAskedForAndTheOldestOfThem() {
    IntStream.rangeClosed(1, 5).forEach(no -> holds(over(no, Optional.empty())));

    assertThat(history().since(NOON, 3))
        .extracting(SessionRecord::session)
        .containsExactly(session(1), session(2), session(3));
  }

  @Test
  default void listsNothingWhereNothingBegan() {
    holds(over(1, Optional.empty()));

    assertThat(history().since(NOON.plusSeconds(2), 100)).isEmpty();
  }

  /** A session that began so many seconds after noon and has ended. */
  private static SessionRecord over(int no, Optional<Leg> leg) {
    return new SessionRecord(
        session(no),
        Optional.of(attempt(no)),
        NOON.plusSeconds(no),
        false,
        leg,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static SessionRecord active(int no) {
    return new SessionRecord(
        session(no),
        Optional.of(attempt(no)),
        NOON.plusSeconds(no),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static SessionId session(int no) {
    return new SessionId("77000" + no);
  }

  private static AttemptId attempt(int no) {
    return new AttemptId(new UUID(0, no));
  }
}
