package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.InstantSource;

/** Work as rows that are committed with what made them necessary. */
final class JdbcWorkQueue implements WorkQueue {
  private final SchedulerClient client;
  private final UnitOfWork unitOfWork;
  private final InstantSource clock;
  private final WorkBell bell;

  /**
   * On a client whose data source takes part in Spring's transactions.
   *
   * @param clock the one the workers go by
   */
  JdbcWorkQueue(SchedulerClient client, UnitOfWork unitOfWork, InstantSource clock, WorkBell bell) {
    this.client = client;
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
}
