package ai.halo.application.usecase;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.DialAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What follows for a call when an attempt certainly did not ring. */
final class TakenBack {
  private static final Failure NO_SESSION =
      new Failure(Step.DIAL, "dial.no_session", "the provider started no session, several times");

  private TakenBack() {}

  /** It is dialled anew, until too many attempts came to nothing: then a person has to look. */
  static List<Fact> facts(Call call, DialAttempt attempt, String reason, Instant at) {
    return facts(call, attempt, reason, at, NO_SESSION);
  }

  /**
   * It is dialled anew, until too many attempts came to nothing.
   *
   * @param inTheEnd what the call fails with then
   */
  static List<Fact> facts(
      Call call, DialAttempt attempt, String reason, Instant at, Failure inTheEnd) {
    var facts = new ArrayList<Fact>();
    facts.add(new LineFact(attempt.number(), new LineSignal.DialRevoked(at, reason)));
    if (call.attemptsInVain() + 1 >= SweepAttempts.MOST_ATTEMPTS) {
      facts.add(new WorkFact.StepFailed(at, inTheEnd));
    }
    return facts;
  }
}
