package ai.halo.bootstrap.watch;

import ai.halo.adapter.persistence.CallListener;
import ai.halo.application.watch.StepListener;
import ai.halo.application.watch.StepOutcome;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Logs how steps and calls end, by words of closed sets alone: never a number, a line of a talk or
 * what an operator wrote.
 */
final class CallLog implements StepListener, CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  @Override
  public void tried(CallId call, Step step, StepOutcome outcome, String code, Duration took) {
    try (var _ = MDC.putCloseable(LogContext.CALL, call.toString());
        var _ = MDC.putCloseable(LogContext.TRACE, LogContext.trace(call))) {
      if (outcome == StepOutcome.DONE) {
        LOG.info("step {} done in {} ms", step.word(), took.toMillis());
      } else {
        LOG.warn("step {} {} in {} ms: {}", step.word(), outcome.word(), took.toMillis(), code);
      }
    }
  }

  @Override
  public void stored(Call call) {
    if (!LOG.isInfoEnabled() || call.endedAt().isEmpty() || isOld(call)) {
      return;
    }
    try (var _ = MDC.putCloseable(LogContext.CALL, call.id().toString());
        var _ = MDC.putCloseable(LogContext.TRACE, LogContext.trace(call.id()))) {
      LOG.info(
          "call {}: {}",
          call.status().word(),
          call.disposition().map(meaning -> meaning.word()).orElse("nobody knows what it meant"));
    }
  }

  private static boolean isOld(Call call) {
    return call.storedFacts() > 0 && call.statusAfter(call.storedFacts()) == call.status();
  }
}
