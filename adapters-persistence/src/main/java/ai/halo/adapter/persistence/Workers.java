package ai.halo.adapter.persistence;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This node's share in the durable work: starts after everything it works with, stops before it.
 * Any number of nodes work on one database; a killed one's work is taken over.
 */
final class Workers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final double FETCH_BELOW = 0.5;
  private static final double FETCH_UP_TO = 1.0;
  private static final int SILENT_HEARTBEATS = 4;

  private final DataSource dataSource;
  private final WorkSettings settings;
  private final AdvanceCall.Handler handler;
  private final List<Chore> chores;
  private final WorkBell bell;
  private final DatabaseClock clock;
  private @Nullable Scheduler scheduler;
  private @Nullable Hands hands;
  private CountDownLatch stopped = new CountDownLatch(0);

  Workers(
      DataSource dataSource,
      WorkSettings settings,
      AdvanceCall.Handler handler,
      List<Chore> chores,
      WorkBell bell,
      DatabaseClock clock) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.handler = handler;
    this.chores = chores;
    this.bell = bell;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (scheduler != null) {
      return;
    }
    var threads = Executors.newThreadPerTaskExecutor(threads());
    var node = "node-" + UUID.randomUUID();
    var rows = new WorkRows(JdbcClient.create(dataSource));
    var fresh = new Hands(node, rows, handler, threads, settings.concurrency(), clock::instant);
    var started = build(node, rows, threads);
    started.start();
    bell.connect(started::triggerCheckForDueExecutions, fresh);
    scheduler = started;
    hands = fresh;
    var end = new CountDownLatch(1);
    Thread.ofVirtual().name("work-heart").start(() -> beat(fresh, end));
    stopped = end;
  }

  /** A beat that is missed is made up for by the next. */
  private void beat(Hands alive, CountDownLatch end) {
    try {
      while (!end.await(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          alive.beat(settings.heartbeat());
          clock.look();
        } catch (RuntimeException missed) {
          LOG.debug("A heartbeat was missed: {}", missed.getMessage());
        }
      }
    } catch (InterruptedException cutShort) {
      Thread.currentThread().interrupt();
    }
  }

  private Scheduler build(String node, WorkRows rows, ExecutorService threads) {
    return Scheduler.create(dataSource, AdvanceCall.task(handler, rows, revival()))
        .startTasks(chores.stream().map(this::recurring).toList())
        .serializer(CallWork.TEXT)
        .clock(clock::instant)
        .schedulerName(new SchedulerName.Fixed(node))
        .executorService(threads)
        .threads(settings.concurrency())
        .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
        .pollingInterval(settings.polling())
        .enableImmediateExecution()
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(SILENT_HEARTBEATS)
        .shutdownMaxWait(settings.shutdown())
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .failureLogging(LogLevel.WARN, true)
        .build();
  }

  private static java.util.concurrent.ThreadFactory threads() {
    return Thread.ofVirtual().name("work-", 0).factory();
  }

  /** The library's own goes by the clock of this machine, where an hour ahead is an hour's wait. */
  private <T> DeadExecutionHandler<T> revival() {
    return (complete, row) -> row.reschedule(complete, clock.instant());
  }

  private RecurringTask<Void> recurring(Chore chore) {
    return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
        .onDeadExecution(revival())
        .execute((_, _) -> chore.work().run());
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      bell.disconnect();
      if (hands != null) {
        hands.close();
      }
      scheduler.stop(); // it waits for what is at hand, too
      stopped.countDown();
      scheduler = null;
      if (hands != null) {
        handOver(hands);
      }
      hands = null;
    }
  }

  /** Without it, others would wait for the silence of a node that has gone in order. */
  private static void handOver(Hands left) {
    try {
      var count = left.handOver();
      if (count > 0) {
        LOG.info("{} pieces of work were cut off, and are given to other nodes", count);
      }
    } catch (RuntimeException away) {
      LOG.warn("Work at hand is left to time: {}", away.getClass().getName());
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }
}
