package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of db-scheduler's queue as HALO writes them itself: in the transaction of what made the work
 * necessary, and in that of its last result. What this node begins with at once is written as
 * picked, which saves the transaction that would pick it. To db-scheduler these rows are like any
 * others.
 */
final class WorkRows {
  private static final String INSERT =
      """
      insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,
        picked_by, last_heartbeat, version)
      values (:task, :instance, :data, :now, :picked, :node, :heartbeat, 1)
      on conflict do nothing
      """;

  private static final String REMOVE =
      """
      delete from scheduled_tasks
      where task_name = :task and task_instance = :instance and version = :version
      """;

  private static final String PUT_OFF =
      """
      update scheduled_tasks set task_data = :data, execution_time = :until, picked = false,
        picked_by = null, last_heartbeat = null, consecutive_failures = :failures,
        version = version + 1
      where task_name = :task and task_instance = :instance and version = :version
      """;

  private static final String BEAT =
      """
      update scheduled_tasks set last_heartbeat = :now
      where (task_name, task_instance) in (
        select task_name, task_instance from scheduled_tasks
        where task_name = :task and task_instance = any(:instances) and picked
          and picked_by = :node
        for update skip locked)
      """;

  /**
   * As after a death, with nobody's silence to wait for; once in a node's life, so without an
   * index.
   */
  private static final String HAND_OVER =
      """
      update scheduled_tasks set execution_time = :now, picked = false, picked_by = null,
        last_heartbeat = null, version = version + 1
      where picked and picked_by = :node
      """;

  private static final String TASK = AdvanceCall.DESCRIPTOR.getTaskName();

  private final JdbcClient jdbc;

  /** On a client whose data source takes part in Spring's transactions. */
  WorkRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A row, as somebody knows it.
   *
   * @param version changes whenever it is given to another worker
   */
  record Row(String instance, long version) {
    /** What one version of a call makes necessary, once. */
    static Row of(CallId call, int version) {
      return new Row(call + "/" + version, 1);
    }
  }

  /**
   * Writes a row that is due now.
   *
   * @param node who is at it already; empty for whoever polls first
   * @return whether it was not there yet
   */
  boolean insert(Row row, CallWork work, Instant now, Optional<String> node) {
    return jdbc.sql(INSERT)
            .param("task", TASK)
            .param("instance", row.instance())
            .param("data", CallWork.TEXT.serialize(work))
            .param("now", Rows.time(now))
            .param("picked", node.isPresent())
            .param("node", node.orElse(null), Types.VARCHAR)
            .param("heartbeat", Rows.time(node.map(_ -> now)), Types.TIMESTAMP_WITH_TIMEZONE)
            .update()
        == 1;
  }

  /** Removes a row; answers whether it was still this version. */
  boolean remove(Row row) {
    return jdbc.sql(REMOVE)
            .param("task", TASK)
            .param("instance", row.instance())
            .param("version", row.version())
            .update()
        == 1;
  }

  /** Leaves a row, where it is still this version, to whoever polls after a moment. */
  void putOff(Row row, CallWork work, Instant until, int failures) {
    jdbc.sql(PUT_OFF)
        .param("task", TASK)
        .param("instance", row.instance())
        .param("version", row.version())
        .param("data", CallWork.TEXT.serialize(work))
        .param("until", Rows.time(until))
        .param("failures", failures)
        .update();
  }

  /** Makes all that a node is at due for whoever polls; answers how many rows that are. */
  int handOver(String node, Instant now) {
    return jdbc.sql(HAND_OVER).param("node", node).param("now", Rows.time(now)).update();
  }

  /**
   * Says that a node is alive and still at these rows, where it is. Who is just removing one of
   * them is not kept waiting.
   */
  void beat(String node, Collection<String> instances, Instant now) {
    jdbc.sql(BEAT)
        .param("task", TASK)
        .param("node", node)
        .param("instances", instances.toArray(String[]::new))
        .param("now", Rows.time(now))
        .update();
  }
}
