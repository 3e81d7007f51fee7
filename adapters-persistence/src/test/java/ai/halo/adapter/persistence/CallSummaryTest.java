package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallStatistics;
import ai.halo.domain.port.CallStatistics.Period;
import ai.halo.domain.port.UnitOfWork;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What was counted beforehand is what counting every call finds, at any moment. */
class CallSummaryTest {
  private static final Instant BEGIN = Instant.parse("2026-03-26T00:00:00Z");
  private static final Duration LENGTH = Duration.ofDays(6);
  private static final int WRITERS = 4;
  private static final int CALLS_EACH = 40;
  private static final int SMALL_BATCH = 7;

  private final TestDatabase database = TestDatabase.empty();
  private final CallStatistics recounted = new RecountedFigures(database.jdbc());
  private final CallSummary summary = new CallSummary(database.jdbc());
  private final CallStatistics summarised = new JdbcCallStatistics(summary);

  private SummaryFold fold(UnitOfWork unitOfWork) {
    var template = new NamedParameterJdbcTemplate(database.pool());
    return new SummaryFold(template, unitOfWork, SMALL_BATCH);
  }

  private SummaryFold fold() {
    return fold(database.unitOfWork());
  }

  /** Within it, every statement sees the calls of one moment. */
  private void atOneMoment(Runnable comparison) {
    var template = new TransactionTemplate(database.manager());
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    template.executeWithoutResult(_ -> comparison.run());
  }

  private void agrees(Period period) {
    atOneMoment(() ->
        assertThat(summarised.figures(period))
            .as("figures of %s", period)
            .isEqualTo(recounted.figures(period)));
  }

  private void agreesHoweverItIsAsked(Random random) {
    for (var i = 0; i < 20; i++) {
      agrees(period(random));
    }
  }

  /** Ends within quarters of an hour as well as between them; clocks are changed in one zone. */
  private static Period period(Random random) {
    var from = instant(random);
    var length = Duration.ofSeconds(1 + random.nextLong(LENGTH.toSeconds()));
    var zones = List.of("UTC", "Asia/Tashkent", "Asia/Kathmandu", "Europe/Berlin");
    return new Period(
        from,
        from.plus(
            random.nextBoolean()
                ? length
                : Duration.ofMinutes(15).multipliedBy(1 + random.nextInt(500))),
        ZoneId.of(zones.get(random.nextInt(zones.size()))),
        random.nextBoolean() ? Set.of() : Set.of(Language.UZBEK, Language.TAJIK),
        random.nextInt(3) > 0 ? Set.of() : Set.of(Disposition.INTERESTED, Disposition.BUSY));
  }

  private static Instant instant(Random random) {
    var quarter = BEGIN.plus(Duration.ofMinutes(15).multipliedBy(random.nextInt(96 * 6)));
    return switch (random.nextInt(3)) {
      case 0 -> quarter;
      case 1 -> quarter.minusNanos(1_000);
      default -> quarter.plusMillis(random.nextInt(900_000));
    };
  }

  private static CallBuilder story(Random random) {
    var languages = Language.values();
    var call =
        CallBuilder.aCall().at(instant(random)).in(languages[random.nextInt(languages.length)]);
    var told =
        switch (random.nextInt(6)) {
          case 0 -> call;
          case 1 -> call.dialing();
          case 2 -> call.ended(Ending.BUSY);
          case 3 -> call.talked();
          case 4 -> call.analyzed(CallBuilder.analysis(Disposition.REJECTED, false));
          default -> call.lead();
        };
    return random.nextInt(3) > 0 ? told : told.after(cost(told, random));
  }

  private static WorkFact cost(CallBuilder call, Random random) {
    var amount = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(7));
    var currency = random.nextBoolean() ? "USD" : "RUB";
    return new WorkFact.CostCounted(
        call.second(200 + random.nextInt(100)),
        new CallCost(amount, BigDecimal.ZERO, BigDecimal.ZERO, currency));
  }

  /** Stores a call as it is lived: fact after fact, each in a transaction of its own. */
  private void live(Random random) {
    var whole = story(random).build();
    var calls = database.calls();
    var facts = whole.timeline().recorded();
    calls.add(Call.requested(whole.id(), whole.request(), "admin", whole.createdAt()));
    for (var fact : facts.subList(1, facts.size())) {
      calls.save(calls.find(whole.id()).orElseThrow().with(fact));
    }
  }

  @Test
  void agreesWhileCallsAreWrittenAndFolded() throws Exception {
    var seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var left = new AtomicInteger(WRITERS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> threads.submit(writing(new Random(seed + writer), left)))
              .toList();
      var folding = threads.submit(whileWriting(left, _ -> fold().fold(), new Random(seed)));
      var reading =
          threads.submit(
              whileWriting(left, random -> agrees(period(random)), new Random(seed - 1)));
      for (Future<?> task : Stream.concat(writers.stream(), Stream.of(folding, reading)).toList()) {
        finish(task);
      }
    }

    agreesHoweverItIsAsked(new Random(seed));
    fold().fold();
    agreesHoweverItIsAsked(new Random(seed));
    assertThat(deltas()).isZero();
  }

  private Callable<Void> writing(Random random, AtomicInteger left) {
    return () -> {
      try {
        for (var i = 0; i < CALLS_EACH; i++) {
          live(random);
        }
      } finally {
        left.decrementAndGet();
      }
      return null;
    };
  }

  private interface Turn {
    void take(Random random);
  }

  private static Callable<Void> whileWriting(AtomicInteger left, Turn turn, Random random) {
    return () -> {
      while (left.get() > 0) {
        turn.take(random);
      }
      return null;
    };
  }

  private static void finish(Future<?> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  private long deltas() {
    return database.jdbc().sql("select count(*) from call_deltas").query(Long.class).single();
  }

  @Test
  void agreesAfterFoldingWasCutOffAndBegunAnew() {
    var random = new Random(5);
    for (var i = 0; i < 30; i++) {
      live(random);
    }
    var before = deltas();
    var dying =
        fold(
            new UnitOfWork() {
              @Override
              public <T> T run(Supplier<T> work) {
                return database
                    .unitOfWork()
                    .run(() -> {
                      assertThat(work.get()).isNotNull();
                      throw new ArithmeticException("killed before the commit");
                    });
              }
            });

    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(dying::fold);

    assertThat(deltas()).isEqualTo(before);
    agreesHoweverItIsAsked(random);
    fold().fold();
    agreesHoweverItIsAsked(random);
  }

  @Test
  void agreesAfterCallsWereRemovedOrChangedByHand() {
    var random = new Random(6);
    for (var i = 0; i < 30; i++) {
      live(random);
    }
    fold().fold();

    database.jdbc().sql("update calls set language = 'tj' where language = 'ru'").update();
    database
        .jdbc()
        .sql("update calls set created_at = created_at + interval '7 hours' where language = 'uz'")
        .update();
    agreesHoweverItIsAsked(random);
    database
        .jdbc()
        .sql(
            """
            with gone as (select id from calls order by id limit 10),
              texts as (delete from call_texts where call_id in (select id from gone)),
              facts as (delete from call_facts where call_id in (select id from gone))
            select
            """)
        .query(_ -> {});
    database
        .jdbc()
        .sql("delete from calls where id not in (select call_id from call_texts)")
        .update();

    agreesHoweverItIsAsked(random);
    fold().fold();
    agreesHoweverItIsAsked(random);
  }

  @Test
  void agreesAfterEverythingWasCountedAnewWhileCallsWereWritten() throws Exception {
    var left = new AtomicInteger(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer = threads.submit(writing(new Random(7), left));
      var recounting =
          threads.submit(
              whileWriting(
                  left,
                  random -> {
                    database.jdbc().sql("select recount_calls()").query(_ -> {});
                    fold().fold();
                    agrees(period(random));
                  },
                  new Random(8)));
      finish(writer);
      finish(recounting);
    }

    agreesHoweverItIsAsked(new Random(9));
  }

  @Test
  void countsTheMatchesOfAListAsReadingItDoes() {
    var random = new Random(10);
    for (var i = 0; i < 60; i++) {
      live(random);
    }
    var list = new JdbcCallList(database.jdbc(), summary);

    for (var round = 0; round < 2; round++) {
      for (var i = 0; i < 40; i++) {
        var filter = filter(random);
        var all = list.page(filter, Optional.empty(), 200).entries().size();
        assertThat(list.page(filter, Optional.empty(), 1).total()).as("%s", filter).isEqualTo(all);
      }
      fold().fold();
    }
  }

  private static CallList.Filter filter(Random random) {
    return new CallList.Filter(
        random.nextBoolean() ? Set.of() : Set.of(CallStatus.COMPLETED, CallStatus.CALLING),
        random.nextBoolean() ? Set.of() : Set.of(Disposition.INTERESTED, Disposition.BUSY),
        random.nextBoolean() ? Set.of() : Set.of(CrmStatus.ADDED),
        random.nextBoolean() ? Set.of() : Set.of(Language.UZBEK),
        Optional.empty(),
        random.nextBoolean() ? Optional.empty() : Optional.of(instant(random)),
        random.nextBoolean() ? Optional.empty() : Optional.of(instant(random).plus(LENGTH)),
        false);
  }

  @Test
  void readsADayAgainOnlyWhenItHasChanged() {
    var random = new Random(11);
    for (var i = 0; i < 30; i++) {
      live(random);
    }
    fold().fold();
    var period = new Period(BEGIN, BEGIN.plus(LENGTH), ZoneId.of("UTC"), Set.of(), Set.of());
    agrees(period);
    // Whoever read these bytes would fail.
    database.jdbc().sql("update call_days set cells = ''").update();

    agrees(period);

    live(random);
    fold(database.unitOfWork());
    database.jdbc().sql("update call_days set version = gen_random_uuid()").update();
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> summarised.figures(period));
  }

  @Test
  void countsAgainWhatNobodyCountedBefore() {
    var random = new Random(12);
    for (var i = 0; i < 10; i++) {
      live(random);
    }
    database.jdbc().sql("truncate call_deltas, call_days, call_totals").update();

    database.jdbc().sql("select recount_calls()").query(_ -> {});

    agreesHoweverItIsAsked(random);
  }
}
