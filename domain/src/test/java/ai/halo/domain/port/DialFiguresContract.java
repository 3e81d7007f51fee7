package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all figures of the ledger keep to. */
public interface DialFiguresContract {
  PhoneNumber PHONE = new PhoneNumber("+998901234567");
  PhoneNumber OTHER_PHONE = new PhoneNumber("+998907654321");
  DialCaps CAPS = new DialCaps(9, 9, Optional.empty());
  DialLimits LIMITS = new DialLimits(3, 100, Duration.ofSeconds(30));

  DialFigures figures();

  DialLedger ledger();

  CallRepository calls();

  UnitOfWork unitOfWork();

  /** Makes every attempt so much older. */
  void age(Duration by);

  private DialAttempt intend(PhoneNumber phone) {
    var call = CallBuilder.aCall().build();
    calls().add(call);
    var attempt = new DialAttempt(new AttemptId(UUID.randomUUID()), call.id(), 1, phone);
    unitOfWork().run(() -> ledger().intend(attempt, "hash"));
    return attempt;
  }

  private DialAttempt grant(PhoneNumber phone) {
    var attempt = intend(phone);
    grant(attempt);
    return attempt;
  }

  private void grant(DialAttempt attempt) {
    var session = new SessionId("s-" + attempt.id());
    assertThat(
            unitOfWork()
                .run(() ->
                    ledger()
                        .grant(
                            attempt.id(),
                            "hash",
                            session,
                            Optional.empty(),
                            Duration.ofSeconds(90))))
        .isPresent();
  }

  private DialAttempt dialled(PhoneNumber phone) {
    var attempt = grant(phone);
    unitOfWork().run(() -> ledger().ended(attempt.id()));
    return attempt;
  }

  private DialCaps.Usage usage() {
    return unitOfWork().run(() -> figures().usage(PHONE, CAPS));
  }

  private boolean hasRoom(DialLimits limits) {
    return unitOfWork().run(() -> figures().hasRoom(limits));
  }

  private boolean isOnLine() {
    return unitOfWork().run(() -> figures().isOnLine(PHONE));
  }

  @Test
  default void countsThePermitsOfANumberForADayAndOfAllForAnHour() {
    assertThat(usage()).isEqualTo(DialCaps.Usage.NOTHING);
    dialled(PHONE);
    age(Duration.ofMinutes(61));
    dialled(PHONE);
    dialled(OTHER_PHONE);
    intend(PHONE);

    assertThat(usage().ofNumberToday()).isEqualTo(2);
    assertThat(usage().ofAllThisHour()).isEqualTo(2);

    age(Duration.ofHours(23));
    assertThat(usage().ofNumberToday()).isEqualTo(1);
    assertThat(usage().ofAllThisHour()).isZero();
  }

  @Test
  default void countsNothingThatNoCapNeeds() {
    dialled(PHONE);

    assertThat(usage(new DialCaps(0, 9, Optional.empty()))).isEqualTo(of(0, 1));
    assertThat(usage(new DialCaps(9, 0, Optional.empty()))).isEqualTo(of(1, 0));
  }

  private DialCaps.Usage usage(DialCaps caps) {
    return unitOfWork().run(() -> figures().usage(PHONE, caps));
  }

  private static DialCaps.Usage of(int ofNumberToday, int ofAllThisHour) {
    return new DialCaps.Usage(ofNumberToday, ofAllThisHour, List.of());
  }

  @Test
  default void doesNotCountPermitsUnderWhichNoPhoneRang() {
    var refused = grant(PHONE);
    unitOfWork().run(() -> ledger().refuse(refused.id(), "stopped"));
    var undialled = grant(PHONE);
    unitOfWork().run(() -> ledger().notRung(undialled.id(), "stale"));

    assertThat(usage()).isEqualTo(DialCaps.Usage.NOTHING);
  }

  @Test
  default void leavesOutTheAttemptThatIsBeingDecided() {
    dialled(PHONE);
    var deciding = grant(PHONE);

    var besides = unitOfWork().run(() -> figures().usageBesides(deciding, CAPS));

    assertThat(besides.ofNumberToday()).isEqualTo(1);
    assertThat(besides.ofAllThisHour()).isEqualTo(1);
    assertThat(usage().ofNumberToday()).isEqualTo(2);
  }

  @Test
  default void hasRoomForSoManyRequestsAsMayWaitForAnAnswer() {
    intend(PHONE);
    intend(PHONE);
    assertThat(hasRoom(LIMITS)).isTrue();
    var third = intend(PHONE);
    assertThat(hasRoom(LIMITS)).isFalse();

    unitOfWork().run(() -> ledger().accepted(third.id(), new SessionId("s-3")));
    assertThat(hasRoom(LIMITS)).isTrue();
  }

  @Test
  default void hasRoomAgainWhenNobodyWaitsForAnAnswerAnyMore() {
    intend(PHONE);
    intend(PHONE);
    var third = intend(PHONE);
    assertThat(hasRoom(LIMITS)).isFalse();

    unitOfWork().run(() -> ledger().unanswered(third.id()));

    assertThat(hasRoom(LIMITS)).isTrue();
  }

  @Test
  default void countsARequestWhoseSessionAskedBeforeItsAnswerCame() {
    var first = grant(PHONE);
    intend(PHONE);
    intend(PHONE);
    assertThat(hasRoom(LIMITS)).isFalse();

    unitOfWork().run(() -> ledger().accepted(first.id(), new SessionId("s-1")));

    assertThat(hasRoom(LIMITS)).isTrue();
  }

  @Test
  default void hasRoomAgainWhenARequestWasAnsweredWithANoOrIsTooOldToBeAnswered() {
    intend(PHONE);
    intend(PHONE);
    var third = intend(PHONE);
    unitOfWork().run(() -> ledger().revoke(third.id(), "voice.down"));
    assertThat(hasRoom(LIMITS)).isTrue();
    intend(PHONE);
    assertThat(hasRoom(LIMITS)).isFalse();

    age(Duration.ofSeconds(30));

    assertThat(hasRoom(LIMITS)).isTrue();
  }

  @Test
  default void hasRoomForSoManyRequestsWithinASecond() {
    var limits = new DialLimits(100, 2, Duration.ofSeconds(30));
    intend(PHONE);
    assertThat(hasRoom(limits)).isTrue();
    intend(PHONE);
    // Younger than new, since a busy machine may take its time for two of them.
    age(Duration.ofSeconds(-10));
    assertThat(hasRoom(limits)).isFalse();

    age(Duration.ofSeconds(11));

    assertThat(hasRoom(limits)).isTrue();
  }

  @Test
  default void knowsWhetherANumberIsOnALine() {
    assertThat(isOnLine()).isFalse();
    var attempt = intend(PHONE);
    assertThat(isOnLine()).isFalse();
    grant(attempt);
    assertThat(isOnLine()).isTrue();
    unitOfWork().run(() -> ledger().rang(attempt.id()));
    assertThat(isOnLine()).isTrue();

    unitOfWork().run(() -> ledger().ended(attempt.id()));

    assertThat(isOnLine()).isFalse();
  }
}
