package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.Hands.Hand;
import ai.halo.adapter.persistence.JdbcUnitOfWork.End;
import ai.halo.adapter.persistence.WorkRows.Row;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work as rows that are committed with what made them necessary. Where this node has a free hand it
 * begins at once; else whoever polls first does.
 */
final class JdbcWorkQueue implements WorkQueue {
  /** Spread over seconds, since there may be many. Work at hand is not touched. */
  private static final String RECALL =
      """
      update scheduled_tasks set execution_time = :now + random() * interval '3 seconds'
      where task_name = :task and not picked and execution_time > :now + interval '3 seconds'
        and convert_from(task_data, 'SQL_ASCII') like '%' || :waiting
      """;

  private final JdbcClient jdbc;
  private final WorkRows rows;
  private final UnitOfWork unitOfWork;
  private final InstantSource clock;
  private final WorkBell bell;

  /**
   * On a client whose data source takes part in Spring's transactions.
   *
   * @param clock the one the workers go by
   */
  JdbcWorkQueue(JdbcClient jdbc, UnitOfWork unitOfWork, InstantSource clock, WorkBell bell) {
    this.jdbc = jdbc;
    this.rows = new WorkRows(jdbc);
    this.unitOfWork = unitOfWork;
    this.clock = clock;
    this.bell = bell;
  }

  @Override
  public void enqueue(CallId call, int version, Later later) {
    if (later.pause().isZero()) {
      enqueue(call, version, later.tried(), Optional.empty());
    } else {
      var work = new CallWork(call, later.tried(), later.waits());
      var due = clock.instant().plus(later.pause());
      unitOfWork.run(() -> rows.insert(Row.of(call, version), work, due, Optional.empty()));
    }
  }

  @Override
  public void enqueue(Call stored) {
    enqueue(stored.id(), stored.version(), 0, Optional.of(stored));
  }

  private void enqueue(CallId call, int version, int tried, Optional<Call> known) {
    unitOfWork.run(() -> {
      var row = Row.of(call, version);
      var work = new CallWork(call, tried);
      var hand = bell.reach();
      var isNew = false;
      try {
        isNew = rows.insert(row, work, clock.instant(), hand.map(Hand::node));
      } finally {
        if (!isNew) {
          hand.ifPresent(Hand::release);
        }
      }
      if (isNew) {
        hand.ifPresentOrElse(
            free -> JdbcUnitOfWork.onEnd(end -> follow(end, free, row, work, known)),
            () -> JdbcUnitOfWork.afterCommit(bell::ring));
      }
    });
  }

  /** Where nobody knows whether the row was committed, its work finds out. */
  private static void follow(End end, Hand hand, Row row, CallWork work, Optional<Call> known) {
    switch (end) {
      case COMMITTED -> hand.begin(row, work, known);
      case UNKNOWN -> hand.begin(row, work, Optional.empty());
      case ROLLED_BACK -> hand.release();
    }
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
