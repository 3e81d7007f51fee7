package ai.halo.adapter.persistence;

import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.domain.call.CallId;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;

/** The one kind of work there is on calls, as db-scheduler runs it. */
final class AdvanceCall {
  static final TaskDescriptor<CallWork> DESCRIPTOR =
      TaskDescriptor.of("advance-call", CallWork.class);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  private AdvanceCall() {}

  /** What takes a call further. */
  @FunctionalInterface
  interface Handler {
    /**
     * Takes a call as far as it goes now.
     *
     * @param tried how often the step at hand was tried before
     */
    Rest advance(CallId call, int tried);
  }

  static CustomTask<CallWork> task(Handler handler) {
    return Tasks.custom(DESCRIPTOR.getTaskName(), CallWork.class)
        // A dead node's work is due again; its steps look before they repeat an effect.
        .onDeadExecutionRevive()
        .onFailure(AdvanceCall::tryLater)
        .execute((instance, _) -> {
          var work = instance.getData();
          return completion(work, handler.advance(work.call(), work.tried()));
        });
  }

  private static CompletionHandler<CallWork> completion(CallWork work, Rest rest) {
    return switch (rest) {
      case Rest.Nothing _ -> (_, row) -> row.remove();
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
