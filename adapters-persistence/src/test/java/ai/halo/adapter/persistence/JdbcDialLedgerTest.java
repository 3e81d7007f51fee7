package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.port.DialFiguresContract;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DialLedgerContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class JdbcDialLedgerTest implements DialLedgerContract, DialFiguresContract {
  private final TestDatabase database = TestDatabase.empty();

  @Override
  public JdbcDialLedger ledger() {
    return new JdbcDialLedger(database.template());
  }

  @Override
  public JdbcDialFigures figures() {
    return new JdbcDialFigures(database.jdbc());
  }

  @Override
  public JdbcCalls calls() {
    return database.calls();
  }

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  @Override
  public void age(Duration by) {
    database
        .jdbc()
        .sql(
            """
            update dial_attempts set
              created_at = created_at - make_interval(secs => :seconds),
              granted_at = granted_at - make_interval(secs => :seconds),
              next_look_at = next_look_at - make_interval(secs => :seconds)
            """)
        .param("seconds", (double) by.toSeconds())
        .update();
  }

  @Override
  public JdbcAttemptLooks looks() {
    return new JdbcAttemptLooks(database.jdbc());
  }

  @Override
  public JdbcDialEpochs epochs() {
    return new JdbcDialEpochs(database.jdbc());
  }

  private void pretendToHaveBeen(String identity) {
    database.jdbc().sql("update dial_epoch set identity = ?").param(identity).update();
  }

  private boolean isAnother() {
    return unitOfWork().run(() -> epochs().isAnother());
  }

  @Test
  void knowsTheDatabaseThatItRemembersAndAnyOther() {
    database.jdbc().sql("update dial_epoch set identity = null").update();
    assertThat(isAnother()).isFalse();
    assertThat(isAnother()).isFalse();
    var mine = database.jdbc().sql("select identity from dial_epoch").query(String.class).single();

    pretendToHaveBeen("7300000000000000000/" + mine.split("/", 2)[1]);
    assertThat(isAnother()).isTrue();
    assertThat(isAnother()).isTrue();
    pretendToHaveBeen(mine.split("/", 2)[0] + "/0000000F");
    assertThat(isAnother()).isTrue();

    unitOfWork().run(() -> epochs().raise(Optional.empty()));
    assertThat(isAnother()).isFalse();
  }

  @Test
  void takesTheTimeOfTheLastFactForTheBeginningOfWhatIsLost() {
    calls().add(CallBuilder.aCall().build());
    var last =
        database
            .jdbc()
            .sql("select max(recorded_at) from call_facts")
            .query(java.time.OffsetDateTime.class)
            .single()
            .toInstant();

    assertThat(unitOfWork().run(() -> epochs().raise(Optional.empty())).lostFrom()).contains(last);
    assertThat(unitOfWork().run(() -> epochs().raise(Optional.of(CallBuilder.NOON))).lostFrom())
        .contains(CallBuilder.NOON);
  }

  private DialAttempt intended(String phone) {
    var call = CallBuilder.aCall().to(phone).build();
    calls().add(call);
    var attempt =
        new DialAttempt(new AttemptId(UUID.randomUUID()), call.id(), 1, new PhoneNumber(phone));
    ledger().intend(attempt, TICKET);
    return attempt;
  }

  @Test
  void addsUpWhatTheCallsOfADayCostByCurrency() {
    costing("1.25", "USD", Duration.ofHours(1));
    costing("0.05", "USD", Duration.ofHours(23));
    costing("7", "RUB", Duration.ofHours(2));
    costing("100", "USD", Duration.ofHours(25));
    calls().add(CallBuilder.aCall().build());
    var caps = new DialCaps(0, 0, Optional.of(new Money(new BigDecimal("50"), "USD")));

    var spent =
        unitOfWork()
            .run(() -> figures().usage(new PhoneNumber("+998901234567"), caps))
            .spentToday();

    assertThat(spent)
        .containsExactlyInAnyOrder(
            new Money(new BigDecimal("1.3"), "USD"), new Money(new BigDecimal("7"), "RUB"));
  }

  private void costing(String amount, String currency, Duration ago) {
    var call = CallBuilder.aCall().build();
    calls().add(call);
    database
        .jdbc()
        .sql(
            """
            update calls set cost_amount = :amount, cost_currency = :currency,
              created_at = now() - make_interval(secs => :ago)
            where id = :id
            """)
        .param("amount", new BigDecimal(amount))
        .param("currency", currency)
        .param("ago", (double) ago.toSeconds())
        .param("id", call.id().value())
        .update();
  }

  @RepeatedTest(5)
  void grantsToOneOfManySessionsThatAskAtTheSameMoment() throws Exception {
    var attempt = intended("+998901234567");

    var yes =
        atOnce(
            IntStream.range(0, 12)
                .<Callable<Boolean>>mapToObj(i -> () -> asks(attempt, "s-" + i))
                .toList());

    assertThat(yes).containsOnlyOnce(true);
  }

  @RepeatedTest(5)
  void ringsANumberOnceWhenManyCallsOfItAskAtTheSameMoment() throws Exception {
    var attempts = IntStream.range(0, 12).mapToObj(_ -> intended("+998901234567")).toList();

    var yes =
        atOnce(
            attempts.stream()
                .<Callable<Boolean>>map(attempt -> () -> asks(attempt, "s-" + attempt.id()))
                .toList());

    assertThat(yes).containsOnlyOnce(true);
  }

  @RepeatedTest(5)
  void eitherGrantsOrRevokesWhenBothHappenAtTheSameMoment() throws Exception {
    var attempt = intended("+998901234567");

    var won =
        atOnce(
            List.of(
                () -> asks(attempt, "s-1"),
                () -> unitOfWork().run(() -> ledger().revoke(attempt.id(), "canceled"))));

    assertThat(won).containsOnlyOnce(true);
  }

  @RepeatedTest(5)
  void opensOneAttemptWhenTwoWorkersMeanToDialTheSameCall() throws Exception {
    var call = CallBuilder.aCall().build();
    calls().add(call);

    var opened =
        atOnce(
            IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(_ ->
                    () ->
                        intends(
                            new DialAttempt(
                                new AttemptId(UUID.randomUUID()),
                                call.id(),
                                1,
                                call.request().phone())))
                .toList());

    assertThat(opened).containsOnlyOnce(true);
  }

  private boolean intends(DialAttempt attempt) {
    try {
      unitOfWork().run(() -> ledger().intend(attempt, TICKET));
      return true;
    } catch (DialLedger.AttemptOpen somebodyElseDid) {
      return false;
    }
  }

  private boolean asks(DialAttempt attempt, String session) {
    return unitOfWork()
        .run(() ->
            ledger()
                .grant(attempt.id(), TICKET, new SessionId(session), Optional.empty(), FRESHNESS))
        .isPresent();
  }

  private static List<Boolean> atOnce(List<Callable<Boolean>> all) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Boolean>();
      for (var future : threads.invokeAll(all)) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
