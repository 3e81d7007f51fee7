package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.port.Nodes;
import ai.halo.domain.port.NodesContract;
import ai.halo.domain.port.OperationFigures;
import ai.halo.domain.port.OperationFiguresContract;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcOperationTest implements NodesContract, OperationFiguresContract {
  private final TestDatabase database = TestDatabase.empty();

  @Override
  public Nodes nodes() {
    return new JdbcNodes(database.jdbc());
  }

  @Override
  public void silentFor(String name, Duration silence) {
    database
        .jdbc()
        .sql(
            """
            update nodes set started_at = started_at - make_interval(secs => :silence),
              seen_at = seen_at - make_interval(secs => :silence)
            where name = :name
            """)
        .param("silence", (double) silence.toSeconds())
        .param("name", name)
        .update();
  }

  @Override
  public OperationFigures figures() {
    return new JdbcOperationFigures(database.jdbc());
  }

  @Override
  public WorkQueue queue() {
    return PersistenceConfiguration.queue(
        database.pool(), database.unitOfWork(), database.clock()::instant, new WorkBell());
  }

  @Override
  public UnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  @Test
  void tellsWorkThatPausesFromWorkAtHandAndHowOldTheOldestIs() {
    var ids = new SeededIds(9);
    for (var i = 0; i < 4; i++) {
      unitOfWork().run(() -> queue().enqueue(ids.call(), 1));
    }
    database
        .jdbc()
        .sql(
            """
            update scheduled_tasks set
              picked = rank = 1,
              execution_time = clock_timestamp()
                + case rank when 2 then interval '1 hour' else interval '-90 seconds' end
            from (select task_instance as name, row_number() over (order by task_instance) as rank
                  from scheduled_tasks) as ranks
            where task_instance = name
            """)
        .update();

    var backlog = figures().backlog();

    assertThat(backlog.due()).isEqualTo(2);
    assertThat(backlog.running()).isEqualTo(1);
    assertThat(backlog.later()).isEqualTo(1);
    assertThat(backlog.oldest()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
  }

  @Test
  void statementsAreMeasuredByWhatTheyDoAndToWhichTable() {
    var meters = new SimpleMeterRegistry();
    var template = new NamedParameterJdbcTemplate(new TimedJdbcTemplate(database.pool(), meters));
    var calls = new JdbcCalls(template, unitOfWork(), new FactJson(), () -> {});
    var call = CallBuilder.aCall().build();

    calls.add(call);
    calls.find(call.id());
    JdbcClient.create(template).sql("select 1").query(Integer.class).single();

    assertThat(timers(meters)).contains("insert calls", "select calls", "select other");
    assertThat(
            meters
                .get(TimedJdbcTemplate.NAME)
                .tags("statement", "select", "table", "calls")
                .timer()
                .count())
        .isEqualTo(1);
  }

  private static List<String> timers(SimpleMeterRegistry meters) {
    return meters.find(TimedJdbcTemplate.NAME).timers().stream()
        .map(timer -> timer.getId().getTag("statement") + " " + timer.getId().getTag("table"))
        .toList();
  }

  @Test
  void listenersHearOfWhatWasCommittedAndOfNothingElse() {
    var heard = new ArrayList<Call>();
    CallListener broken =
        _ -> {
          throw new IllegalStateException("on purpose");
        };
    var calls =
        new WatchedCalls(database.calls(), unitOfWork(), List.<CallListener>of(broken, heard::add));
    var kept = CallBuilder.aCall().build();
    var lost = CallBuilder.aCall().build();

    unitOfWork()
        .run(() -> {
          calls.add(kept);
          assertThat(heard).isEmpty();
        });
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  calls.add(lost);
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(heard).containsExactly(kept);
    assertThat(calls.find(kept.id())).isPresent();
  }
}
