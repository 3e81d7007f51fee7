package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work as rows that are committed with what made them necessary. */
final class JdbcWorkQueue implements WorkQueue {
  /** Spread over seconds, since there may be many. Work at hand is not touched. */
  private static final String RECALL =
      """
      update scheduled_tasks set execution_time = :now + random() * interval '3 seconds'
      where task_name = :task and not picked and execution_time > :now + interval '3 seconds'
        and convert_from(task_data, 'SQL_ASCII') like '%' || :waiting
      """;

  private final SchedulerClient client;
  private final JdbcClient jdbc;
  private final UnitOfWork unitOfWork;
  private final InstantSource clock;
  private final WorkBell bell;

  /**
   * On a client whose data source takes part in Spring's transactions.
   *
   * @param clock the one the workers go by
   */
  JdbcWorkQueue(
      SchedulerClient client,
      JdbcClient jdbc,
      UnitOfWork unitOfWork,
      InstantSource clock,
      WorkBell bell) {
    this.client = client;
    this.jdbc = jdbc;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
    this.bell = bell;
  }

  @Override
  public void enqueue(CallId call, int version) {
    unitOfWork.run(() -> {
      var row = AdvanceCall.DESCRIPTOR.instance(call + "/" + version);
      client.scheduleIfNotExists(row.data(new CallWork(call, 0)).scheduledTo(clock.instant()));
      JdbcUnitOfWork.afterCommit(bell::ring);
    });
  }

  @Override
  public void recall() {
    jdbc.sql(RECALL)
        .param("now", Rows.time(clock.instant()))
        .param("task", AdvanceCall.DESCRIPTOR.getTaskName())
        .param("waiting", CallWork.WAITING)
        .update();
  }
}
