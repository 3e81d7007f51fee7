package ai.halo.adapter.persistence;

import static ai.halo.domain.call.CallBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.port.CallListContract;
import ai.halo.domain.port.CallRepositoryContract;
import ai.halo.domain.port.CallStatisticsContract;
import ai.halo.domain.port.ReanalysesContract;
import ai.halo.domain.port.ReviewQueueContract;
import ai.halo.domain.port.UnitOfWorkContract;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JdbcCallsTest
    implements UnitOfWorkContract,
        CallRepositoryContract,
        CallListContract,
        ReviewQueueContract,
        ReanalysesContract,
        CallStatisticsContract {
  private static final CallId CALL = new CallId(UUID.randomUUID());

  private final TestDatabase database = TestDatabase.empty();

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  @Override
  public JdbcCalls calls() {
    return database.calls();
  }

  @Override
  public JdbcCallList list() {
    return new JdbcCallList(database.jdbc(), new CallSummary(database.jdbc()));
  }

  @Override
  public JdbcReanalyses reanalyses() {
    return new JdbcReanalyses(database.jdbc(), new FactJson());
  }

  @Override
  public JdbcReviewQueue reviews() {
    return new JdbcReviewQueue(database.jdbc());
  }

  @Override
  public JdbcCallStatistics statistics() {
    return new JdbcCallStatistics(new CallSummary(database.jdbc()));
  }

  @Test
  void isTestedInASessionThatIsNotInUtc() {
    var offset =
        database
            .jdbc()
            .sql("select extract(timezone from timestamptz '2026-03-02 12:00Z')::integer")
            .query(Integer.class)
            .single();

    assertThat(offset).isNotZero();
  }

  @Test
  void doesNotTakeADatabaseThatIsAwayForACallThatIsNotThere() {
    var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/halo", "halo", "x");
    var calls =
        new JdbcCalls(
            new NamedParameterJdbcTemplate(nowhere), unitOfWork(), new FactJson(), () -> {});

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> calls.find(new CallId(UUID.randomUUID())));
  }

  @Test
  void refusesACallThatIsThereAlreadyWithoutRepeatingItsValues() {
    var call = CallBuilder.aCall().build();
    calls().add(call);

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> calls().add(call))
        .satisfies(failure ->
            assertThat(failure.toString() + failure.getCause())
                .doesNotContain(call.id().toString())
                .doesNotContain(call.request().phone().e164()));
  }

  @Test
  void tellsOfACommitOnlyAfterItAndNotOfWhatWasRolledBack() {
    var commits = new java.util.ArrayList<Boolean>();
    var call = CallBuilder.aCall().build();
    var watched = database.calls(() -> commits.add(database.calls().find(call.id()).isPresent()));

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  watched.add(call);
                  throw new ArithmeticException("on purpose");
                }));
    assertThat(commits).isEmpty();

    watched.add(call);
    assertThat(commits).containsExactly(true);
  }

  @Test
  void storesWhatNoDatabaseTakesAsReplacementCharacters() {
    var hostile = new LineSignal.HungUp(Instant.EPOCH, Ending.BUSY, "a\0b\ud800c");
    var call = CallBuilder.aCall().after(new LineFact(1, hostile)).build();

    calls().add(call);

    assertThat(calls().find(call.id()).orElseThrow().timeline().recorded())
        .last()
        .isEqualTo(
            new LineFact(1, new LineSignal.HungUp(Instant.EPOCH, Ending.BUSY, "a\ufffdb\ufffdc")));
  }

  /** A statement that was prepared anew has carried out few of them. */
  @Test
  void keepsThePlanOfACallsRowWhicheverOfItsValuesAreAbsent() {
    var carriedOut =
        unitOfWork()
            .run(() -> {
              for (var no = 0; no < 20; no++) {
                var call = CallBuilder.aCall().build();
                calls().add(call);
                calls().save(call.asStored().with(ringing(1)));
                calls().save(calls().find(call.id()).orElseThrow().with(hungUp(2)));
              }
              return database
                  .jdbc()
                  .sql(
                      """
                      select max(generic_plans + custom_plans) from pg_prepared_statements
                      where statement like 'with changed as%'
                      """)
                  .query(Integer.class)
                  .single();
            });

    assertThat(carriedOut).isGreaterThan(20);
  }

  private static LineFact ringing(int second) {
    return new LineFact(1, new LineSignal.Rang(NOON.plusSeconds(second)));
  }

  private static LineFact hungUp(int second) {
    return new LineFact(1, new LineSignal.HungUp(NOON.plusSeconds(second), Ending.BUSY, ""));
  }

  @Test
  void hasAnIndexForDigitsInTheMiddleOfANumber() {
    var plan =
        unitOfWork()
            .run(() -> {
              database.jdbc().sql("set local enable_seqscan = off").update();
              database.jdbc().sql("set local enable_indexscan = off").update();
              return database
                  .jdbc()
                  .sql("explain select count(*) from calls where phone like '%77777%'")
                  .query(String.class)
                  .list();
            });

    assertThat(String.join(" ", plan)).contains("calls_by_phone");
  }

  @Test
  void knowsWhatAnotherNodeAddedToACallThatIsKnownHere() {
    var here = database.calls();
    here.add(CallBuilder.aCall().id(CALL).build());
    var known = here.find(CALL).orElseThrow();

    calls().save(known.with(new WorkFact.CancelRequested(known.stamp(NOON), "elsewhere")));

    assertThat(here.find(CALL))
        .hasValueSatisfying(found -> {
          assertThat(found.version()).isEqualTo(2);
          assertThat(found.timeline()).isEqualTo(calls().find(CALL).orElseThrow().timeline());
        });
  }

  @Test
  void forgetsWhatItKnewOfACallWhoseDatabaseHasAnotherPast() {
    var here = database.calls();
    here.add(CallBuilder.aCall().id(CALL).build());
    var known = here.find(CALL).orElseThrow();
    here.save(known.with(new WorkFact.CancelRequested(known.stamp(NOON), "in the lost past")));

    TestDatabase.empty();
    calls().add(CallBuilder.aCall().id(CALL).build());
    calls().save(known.with(new WorkFact.CancelRequested(known.stamp(NOON), "restored")));
    var again = calls().find(CALL).orElseThrow();
    calls().save(again.with(new WorkFact.RetryRequested(again.stamp(NOON), "restored")));

    assertThat(here.find(CALL).orElseThrow().timeline())
        .isEqualTo(calls().find(CALL).orElseThrow().timeline());
  }

  @Test
  void keepsNothingOfACallThatWasRolledBack() {
    var here = database.calls();
    here.add(CallBuilder.aCall().id(CALL).build());
    var known = here.find(CALL).orElseThrow();

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  here.save(known.with(new WorkFact.CancelRequested(known.stamp(NOON), "admin")));
                  here.find(CALL);
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(here.find(CALL).orElseThrow().timeline()).isEqualTo(known.timeline());
  }
}
