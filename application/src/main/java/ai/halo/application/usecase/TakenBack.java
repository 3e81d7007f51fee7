package ai.halo.application.usecase;

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
  private TakenBack() {}

  /** It is dialled anew, until too many attempts came to nothing: then a person has to look. */
  static List<Fact> facts(DialAttempt attempt, String reason, Instant at) {
    var facts = new ArrayList<Fact>();
    facts.add(new LineFact(attempt.number(), new LineSignal.DialRevoked(at, reason)));
    if (attempt.number() >= SweepAttempts.MOST_ATTEMPTS) {
      facts.add(
          new WorkFact.StepFailed(
              at,
              new Failure(
                  Step.DIAL, "dial.no_session", "the provider started no session, several times")));
    }
    return facts;
  }
}
