package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.Stranger;
import ai.halo.domain.dial.UnknownAttempt;
import ai.halo.domain.port.DialLedger.AttemptOpen;
import ai.halo.domain.port.DialLedger.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every ledger keeps to: at most one session may ever dial for an attempt. */
public interface DialLedgerContract {
  Duration FRESHNESS = Duration.ofSeconds(90);
  SessionId SESSION = new SessionId("s-1");
  SessionId OTHER_SESSION = new SessionId("s-2");
  String TICKET = "hash";
  ControlAddress CONTROL = new ControlAddress("https://session.example/1");

  DialLedger ledger();

  CallRepository calls();

  UnitOfWork unitOfWork();

  /** Makes every attempt so much older. */
  void age(Duration by);

  private CallId call() {
    var call = CallBuilder.aCall().build();
    calls().add(call);
    return call.id();
  }

  private static DialAttempt attempt(CallId call, int number, String phone) {
    return new DialAttempt(new AttemptId(UUID.randomUUID()), call, number, new PhoneNumber(phone));
  }

  private DialAttempt intended(CallId call, int number, String phone) {
    var attempt = attempt(call, number, phone);
    unitOfWork().run(() -> ledger().intend(attempt, TICKET));
    return attempt;
  }

  private DialAttempt intended() {
    return intended(call(), 1, "+998901234567");
  }

  private Optional<Grant> asks(SessionId session, DialAttempt attempt) {
    return unitOfWork()
        .run(() -> ledger().grant(attempt.id(), TICKET, session, Optional.of(CONTROL), FRESHNESS));
  }

  @Test
  default void grantsAnAttemptToTheSessionThatAsksFirstAndToNoOther() {
    var attempt = intended();

    assertThat(asks(SESSION, attempt)).contains(new Grant(attempt, true));

    assertThat(asks(OTHER_SESSION, attempt)).isEmpty();
  }

  @Test
  default void saysYesAgainToTheSessionThatHasTheGrantHoweverLateItAsks() {
    var attempt = intended();
    asks(SESSION, attempt);
    age(FRESHNESS.plusSeconds(1));

    assertThat(asks(SESSION, attempt)).contains(new Grant(attempt, false));
  }

  @Test
  default void grantsToWhoeverAsksWhateverTheProviderSaidItStarted() {
    var attempt = intended();
    unitOfWork().run(() -> ledger().accepted(attempt.id(), OTHER_SESSION));

    assertThat(asks(SESSION, attempt)).contains(new Grant(attempt, true));
  }

  @Test
  default void grantsNothingWithoutTheTicket() {
    var attempt = intended();

    var granted =
        unitOfWork()
            .run(() -> ledger().grant(attempt.id(), "guess", SESSION, Optional.empty(), FRESHNESS));

    assertThat(granted).isEmpty();
    assertThat(asks(SESSION, attempt)).isPresent();
  }

  @Test
  default void grantsNothingOfAnAttemptThatIsNotThere() {
    assertThat(asks(SESSION, attempt(call(), 1, "+998901234567"))).isEmpty();
  }

  @Test
  default void grantsNothingThatIsTooOld() {
    var attempt = intended();
    age(FRESHNESS);

    assertThat(asks(SESSION, attempt)).isEmpty();
  }

  @Test
  default void grantsNothingThatWasRevoked() {
    var attempt = intended();

    assertThat(unitOfWork().<Boolean>run(() -> ledger().revoke(attempt.id(), "stale"))).isTrue();

    assertThat(asks(SESSION, attempt)).isEmpty();
  }

  @Test
  default void revokesNothingThatWasGranted() {
    var attempt = intended();
    asks(SESSION, attempt);

    assertThat(unitOfWork().<Boolean>run(() -> ledger().revoke(attempt.id(), "stale"))).isFalse();
    assertThat(unitOfWork().run(() -> ledger().revokeOpen(attempt.call(), "canceled"))).isEmpty();
    age(Duration.ofDays(1));
    assertThat(unitOfWork().run(() -> ledger().revokeStale(FRESHNESS, 10))).isEmpty();

    assertThat(asks(SESSION, attempt)).isPresent();
  }

  @Test
  default void allowsACallOneOpenAttempt() {
    var first = intended();
    var second = attempt(first.call(), 2, "+998901234567");

    assertThatExceptionOfType(AttemptOpen.class)
        .isThrownBy(() -> unitOfWork().run(() -> ledger().intend(second, TICKET)));

    unitOfWork().run(() -> ledger().revoke(first.id(), "stale"));
    unitOfWork().run(() -> ledger().intend(second, TICKET));
    assertThat(asks(SESSION, second)).isPresent();
  }

  @Test
  default void ringsANumberForOneCallAtATime() {
    var first = intended(call(), 1, "+998901234567");
    var second = intended(call(), 1, "+998901234567");
    var elsewhere = intended(call(), 1, "+998907654321");
    asks(SESSION, first);

    assertThat(asks(OTHER_SESSION, second)).isEmpty();
    assertThat(asks(new SessionId("s-3"), elsewhere)).isPresent();

    unitOfWork().run(() -> ledger().rang(first.id()));
    assertThat(asks(OTHER_SESSION, second)).isEmpty();
    unitOfWork().run(() -> ledger().ended(first.id()));
    assertThat(asks(OTHER_SESSION, second)).isPresent();
  }

  @Test
  default void leavesTheTransactionIntactWhenTheNumberIsTaken() {
    asks(SESSION, intended(call(), 1, "+998901234567"));
    var second = intended(call(), 1, "+998901234567");

    var stored =
        unitOfWork()
            .run(() -> {
              assertThat(
                      ledger()
                          .grant(second.id(), TICKET, OTHER_SESSION, Optional.empty(), FRESHNESS))
                  .isEmpty();
              return ledger().revokeOpen(second.call(), "number_busy");
            });

    assertThat(stored).contains(second);
  }

  @Test
  default void takesBackAnAttemptWhoseNumberAnotherHolds() {
    var first = intended(call(), 1, "+998901234567");
    var second = intended(call(), 1, "+998901234567");
    assertThat(revokesBusy(second, TICKET)).isEmpty();
    asks(SESSION, first);

    assertThat(revokesBusy(second, "guess")).isEmpty();
    assertThat(revokesBusy(first, TICKET)).isEmpty();
    assertThat(revokesBusy(second, TICKET)).contains(second);

    unitOfWork().run(() -> ledger().ended(first.id()));
    assertThat(asks(OTHER_SESSION, second)).isEmpty();
  }

  private Optional<DialAttempt> revokesBusy(DialAttempt attempt, String ticket) {
    return unitOfWork().run(() -> ledger().revokeBusy(attempt.id(), ticket));
  }

  @Test
  default void givesASessionOneAttemptForEver() {
    var first = intended(call(), 1, "+998901234567");
    var second = intended(call(), 1, "+998907654321");
    asks(SESSION, first);
    unitOfWork().run(() -> ledger().ended(first.id()));

    assertThat(asks(SESSION, second)).isEmpty();
  }

  @Test
  default void takesBackAGrantThatTheLastLookRefused() {
    var attempt = intended();
    unitOfWork()
        .run(() -> {
          ledger().grant(attempt.id(), TICKET, SESSION, Optional.empty(), FRESHNESS);
          ledger().refuse(attempt.id(), "do_not_call");
        });

    assertThat(asks(SESSION, attempt)).isEmpty();
    assertThat(ledger().grantedTo(attempt.id(), TICKET, SESSION)).isEmpty();
    assertThat(asks(OTHER_SESSION, intended(call(), 1, "+998901234567"))).isPresent();
  }

  @Test
  default void forgetsAGrantWhoseTransactionFailed() {
    var attempt = intended();

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  ledger().grant(attempt.id(), TICKET, SESSION, Optional.empty(), FRESHNESS);
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(asks(OTHER_SESSION, attempt)).isPresent();
  }

  @Test
  default void revokesTheOpenAttemptOfACall() {
    var attempt = intended();
    intended(call(), 1, "+998907654321");

    assertThat(unitOfWork().run(() -> ledger().revokeOpen(attempt.call(), "canceled")))
        .contains(attempt);

    assertThat(unitOfWork().run(() -> ledger().revokeOpen(attempt.call(), "canceled"))).isEmpty();
    assertThat(asks(SESSION, attempt)).isEmpty();
  }

  @Test
  default void sweepsWhatNobodyWasGrantedTheOldestFirst() {
    var oldest = intended(call(), 1, "+998900000001");
    age(Duration.ofSeconds(10));
    var older = intended(call(), 1, "+998900000002");
    unitOfWork().run(() -> ledger().accepted(older.id(), SESSION));
    age(Duration.ofSeconds(10));
    var old = intended(call(), 1, "+998900000003");
    age(FRESHNESS);
    var young = intended(call(), 1, "+998900000004");

    assertThat(unitOfWork().run(() -> ledger().revokeStale(FRESHNESS, 2)))
        .containsExactly(oldest, older);
    assertThat(unitOfWork().run(() -> ledger().revokeStale(FRESHNESS, 2))).containsExactly(old);
    assertThat(unitOfWork().run(() -> ledger().revokeStale(FRESHNESS, 2))).isEmpty();

    assertThat(asks(OTHER_SESSION, young)).isPresent();
  }

  @Test
  default void knowsWhomAnAttemptWasGrantedToWhateverBecameOfIt() {
    var attempt = intended();
    assertThat(ledger().grantedTo(attempt.id(), TICKET, SESSION)).isEmpty();
    asks(SESSION, attempt);
    unitOfWork().run(() -> ledger().rang(attempt.id()));
    unitOfWork().run(() -> ledger().ended(attempt.id()));

    assertThat(ledger().grantedTo(attempt.id(), TICKET, SESSION)).contains(attempt);
    assertThat(ledger().grantedTo(attempt.id(), TICKET, OTHER_SESSION)).isEmpty();
    assertThat(ledger().grantedTo(attempt.id(), "guess", SESSION)).isEmpty();
  }

  @Test
  default void knowsWhereASessionCanBeToldToEndUntilItsLineHasEnded() {
    var attempt = intended();
    assertThat(ledger().controlOf(SESSION)).isEmpty();
    asks(SESSION, attempt);

    assertThat(ledger().controlOf(SESSION)).contains(CONTROL);

    unitOfWork().run(() -> ledger().ended(attempt.id()));
    assertThat(ledger().controlOf(SESSION)).isEmpty();
  }

  @Test
  default void freesTheNumberOfASessionThatNeverDialled() {
    var attempt = intended();
    asks(SESSION, attempt);

    assertThat(unitOfWork().<Boolean>run(() -> ledger().notRung(attempt.id(), "stale"))).isTrue();

    assertThat(unitOfWork().<Boolean>run(() -> ledger().notRung(attempt.id(), "stale"))).isFalse();
    assertThat(asks(SESSION, attempt)).isEmpty();
    assertThat(asks(OTHER_SESSION, intended(call(), 1, "+998901234567"))).isPresent();
  }

  @Test
  default void neverSaysOfAPhoneThatRangThatItDidNot() {
    var attempt = intended();
    asks(SESSION, attempt);
    unitOfWork().run(() -> ledger().rang(attempt.id()));

    assertThat(unitOfWork().<Boolean>run(() -> ledger().notRung(attempt.id(), "x"))).isFalse();
  }

  /** The looks of the same attempts. */
  AttemptLooks looks();

  /** The epochs of the same attempts. */
  DialEpochs epochs();

  private boolean changes(Supplier<Boolean> change) {
    return unitOfWork().run(change);
  }

  private DialState stateOf(DialAttempt attempt) {
    return unitOfWork().run(() -> ledger().find(attempt.id()).orElseThrow().state());
  }

  @Test
  default void endsALineOnce() {
    var attempt = intended();
    assertThat(changes(() -> ledger().ended(attempt.id()))).isFalse();
    asks(SESSION, attempt);

    assertThat(changes(() -> ledger().ended(attempt.id()))).isTrue();

    assertThat(changes(() -> ledger().ended(attempt.id()))).isFalse();
    assertThat(changes(() -> ledger().lost(attempt.id(), "x"))).isFalse();
    assertThat(stateOf(attempt)).isEqualTo(DialState.ENDED);
  }

  @Test
  default void givesUpWhatWasGrantedAndFreesItsNumber() {
    var attempt = intended();
    assertThat(changes(() -> ledger().lost(attempt.id(), "x"))).isFalse();
    asks(SESSION, attempt);

    assertThat(changes(() -> ledger().lost(attempt.id(), "x"))).isTrue();

    assertThat(stateOf(attempt)).isEqualTo(DialState.UNKNOWN);
    assertThat(asks(OTHER_SESSION, intended(call(), 1, "+998901234567"))).isPresent();
    assertThat(changes(() -> ledger().ended(attempt.id()))).isTrue();
  }

  @Test
  default void pagesThroughWhatAPersonHasToSettleTheOldestFirst() {
    var lost = new ArrayList<DialAttempt>();
    for (var no = 1; no <= 3; no++) {
      var attempt = intended(call(), 1, "+99890000000" + no);
      asks(new SessionId("s-" + no), attempt);
      unitOfWork().run(() -> ledger().lost(attempt.id(), "not_in_history"));
      lost.add(attempt);
      age(Duration.ofSeconds(10));
    }

    var first = unitOfWork().run(() -> ledger().unknown(2, Optional.empty()));
    var last = unitOfWork().run(() -> ledger().unknown(2, Optional.of(lost.get(1).id())));

    assertThat(first).extracting(UnknownAttempt::attempt).containsExactly(lost.get(0), lost.get(1));
    assertThat(first.getFirst().session()).contains(new SessionId("s-1"));
    assertThat(first.getFirst().reason()).isEqualTo("not_in_history");
    assertThat(last).extracting(UnknownAttempt::attempt).containsExactly(lost.get(2));
    assertThat(unitOfWork().<Long>run(() -> ledger().countUnknown())).isEqualTo(3);
  }

  @Test
  default void findsWhatIsSilentAndPutsItOff() {
    var attempt = intended();
    asks(SESSION, attempt);
    assertThat(silent()).isEmpty();
    age(Duration.ofMinutes(10));

    assertThat(silent()).hasSize(1);
    assertThat(silent().getFirst().attempt()).isEqualTo(attempt);
    assertThat(silent().getFirst().session()).isEqualTo(SESSION);
    assertThat(silent().getFirst().age()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));

    unitOfWork().run(() -> looks().again(attempt.id(), Duration.ofMinutes(5)));
    assertThat(silent()).isEmpty();
    age(Duration.ofMinutes(5));
    assertThat(silent().getFirst().looks()).isEqualTo(1);
  }

  private List<AttemptLooks.Due> silent() {
    return unitOfWork().run(() -> looks().silent(Duration.ofMinutes(10), 10));
  }

  @Test
  default void looksForTheCostOfALineHalfAMinuteAfterItsEnd() {
    var attempt = intended();
    asks(SESSION, attempt);
    unitOfWork().run(() -> looks().again(attempt.id(), Duration.ofDays(1)));
    unitOfWork().run(() -> ledger().ended(attempt.id()));
    assertThat(uncounted()).isEmpty();
    age(Duration.ofSeconds(30));

    assertThat(uncounted()).extracting(AttemptLooks.Due::attempt).containsExactly(attempt);
    assertThat(uncounted().getFirst().looks()).isZero();

    unitOfWork().run(() -> looks().again(attempt.id(), Duration.ofSeconds(90)));
    assertThat(uncounted()).isEmpty();
    age(Duration.ofSeconds(90));
    assertThat(uncounted().getFirst().looks()).isEqualTo(1);
    unitOfWork().run(() -> looks().enough(attempt.id()));
    age(Duration.ofDays(1));
    assertThat(uncounted()).isEmpty();
  }

  private List<AttemptLooks.Due> uncounted() {
    return unitOfWork().run(() -> looks().uncounted(10));
  }

  private DialEpochs.Epoch raised() {
    return unitOfWork().run(() -> epochs().raise(Optional.empty()));
  }

  @Test
  default void grantsAndRevokesNothingOfAnEarlierEpoch() {
    var attempt = intended();
    raised();

    assertThat(asks(SESSION, attempt)).isEmpty();
    assertThat(changes(() -> ledger().revoke(attempt.id(), "x"))).isFalse();
    assertThat(unitOfWork().run(() -> ledger().revokeOpen(attempt.call(), "x"))).isEmpty();
    age(FRESHNESS);
    assertThat(unitOfWork().run(() -> ledger().revokeStale(FRESHNESS, 10))).isEmpty();
    assertThat(unitOfWork().run(() -> epochs().openBefore(10))).containsExactly(attempt);
    assertThat(unitOfWork().<Integer>run(() -> epochs().countOpenBefore())).isEqualTo(1);
    assertThat(unitOfWork().run(() -> ledger().find(attempt.id())).orElseThrow().lapsed()).isTrue();
    assertThatExceptionOfType(AttemptOpen.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> ledger().intend(attempt(attempt.call(), 2, "+998901234567"), TICKET)));
  }

  @Test
  default void settlesAnAttemptOfAnEarlierEpochByWhatItsHistorySays() {
    var attempt = intended();
    assertThat(changes(() -> ledger().endedBefore(attempt.id(), SESSION))).isFalse();
    raised();

    assertThat(changes(() -> ledger().endedBefore(attempt.id(), SESSION))).isTrue();

    assertThat(stateOf(attempt)).isEqualTo(DialState.ENDED);
    assertThat(ledger().grantedTo(attempt.id(), TICKET, SESSION)).contains(attempt);
    assertThat(unitOfWork().<Integer>run(() -> epochs().countOpenBefore())).isZero();
  }

  @Test
  default void givesUpWhatIsOpenOfAnEarlierEpoch() {
    var attempt = intended();
    raised();

    assertThat(changes(() -> ledger().lost(attempt.id(), "lost"))).isTrue();

    var unknown = unitOfWork().run(() -> ledger().unknown(10, Optional.empty()));
    assertThat(unknown.getFirst().session()).isEmpty();
    assertThat(changes(() -> ledger().endedBefore(attempt.id(), SESSION))).isTrue();
  }

  @Test
  default void keepsTheStrangersOfAnEpochOnceAndTheLatestFirst() {
    var before = raised();
    var one =
        new Stranger(
            new SessionId("x-1"),
            CallBuilder.NOON,
            true,
            Optional.of(new PhoneNumber("+998901234567")));
    var two =
        new Stranger(
            new SessionId("x-2"), CallBuilder.NOON.plusSeconds(1), false, Optional.empty());

    assertThat(changes(() -> epochs().add(one))).isTrue();
    assertThat(changes(() -> epochs().add(one))).isFalse();
    assertThat(changes(() -> epochs().add(two))).isTrue();
    unitOfWork().run(() -> epochs().settled(2));

    assertThat(unitOfWork().run(() -> epochs().strangers())).containsExactly(two, one);
    var now = unitOfWork().run(() -> epochs().current());
    assertThat(now.number()).isEqualTo(before.number());
    assertThat(now.settled()).isEqualTo(2);
    assertThat(raised().number()).isEqualTo(before.number() + 1);
    assertThat(unitOfWork().run(() -> epochs().strangers())).isEmpty();
  }
}
