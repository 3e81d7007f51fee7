package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.WorkRows.Row;
import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.Turn;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one kind of work there is on calls, as db-scheduler runs it. */
final class AdvanceCall {
  static final TaskDescriptor<CallWork> DESCRIPTOR =
      TaskDescriptor.of("advance-call", CallWork.class);

  private static final Logger LOG = LoggerFactory.getLogger(AdvanceCall.class);

  /** Its row is removed already, or another's. */
  private static final CompletionHandler<CallWork> NOTHING = (_, _) -> {};

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  private AdvanceCall() {}

  /** What takes a call further. */
  @FunctionalInterface
  interface Handler {
    /** Takes a call as far as it goes now. */
    Rest advance(Turn turn);
  }

  static CustomTask<CallWork> task(
      Handler handler, WorkRows rows, DeadExecutionHandler<CallWork> ofTheDead) {
    return Tasks.custom(DESCRIPTOR.getTaskName(), CallWork.class)
        // A dead node's work is due again; its steps look before they repeat an effect.
        .onDeadExecution(ofTheDead)
        .onFailure(AdvanceCall::tryLater)
        .execute((instance, context) -> {
          var row = new Row(instance.getId(), context.getExecution().version);
          return execute(instance.getData(), row, handler, rows);
        });
  }

  private static CompletionHandler<CallWork> execute(
      CallWork work, Row row, Handler handler, WorkRows rows) {
    var claim = new RowClaim(rows, row, work.call());
    try {
      var turn = new Turn(work.call(), Optional.empty(), work.tried(), claim);
      return completion(work, handler.advance(turn), claim);
    } catch (Turn.Lost lost) {
      LOG.info("{}", lost.getMessage());
      return NOTHING;
    }
  }

  private static CompletionHandler<CallWork> completion(CallWork work, Rest rest, RowClaim claim) {
    return switch (rest) {
      case Rest.Nothing _ -> {
        claim.fulfilUnlessDone();
        yield NOTHING;
      }
      case Rest.Again again -> after(again.pause(), new CallWork(work.call(), again.tried()));
      case Rest.Waiting waiting ->
          after(waiting.pause(), CallWork.waiting(work.call(), waiting.tried()));
    };
  }

  private static CompletionHandler<CallWork> after(Duration pause, CallWork next) {
    return (complete, row) -> row.reschedule(complete, complete.getTimeDone().plus(pause), next);
  }

  /**
   * Not a partner's failure, which the pipeline has an answer to, but ours: the database was away
   * or there is a bug. Nothing is lost, and it is never given up.
   */
  private static void tryLater(ExecutionComplete complete, ExecutionOperations<CallWork> row) {
    var failures = complete.getExecution().consecutiveFailures;
    var seconds = 1L << Math.min(failures, MOST_DOUBLINGS);
    row.reschedule(complete, later(complete.getTimeDone(), seconds));
  }

  private static Instant later(Instant now, long seconds) {
    return now.plusSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds()));
  }
}
