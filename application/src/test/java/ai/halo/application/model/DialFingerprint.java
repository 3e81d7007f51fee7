package ai.halo.application.model;

import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import java.util.ArrayList;
import java.util.Optional;

/** A state as one number: the same for states that nothing can tell apart from now on. */
final class DialFingerprint {
  private DialFingerprint() {}

  static long of(DialModel model) {
    var text = new StringBuilder(256);
    text.append(model.faults).append(model.cancels);
    for (var id : model.ids) {
      text.append('|').append(model.queue.contains(id) ? 'q' : '-');
      for (var fact : model.call(id).timeline().inOrder()) {
        text.append(initial(fact));
      }
      text.append(model.call(id).status().word());
      for (var entry : model.ledger.entries()) {
        if (entry.attempt().call().equals(id)) {
          text.append(' ').append(entry.state());
          addSessions(model, text, entry.attempt().id(), entry.session());
        }
      }
    }
    return hash(text);
  }

  private static void addSessions(
      DialModel model, StringBuilder text, AttemptId attempt, Optional<SessionId> holder) {
    var sessions = new ArrayList<String>();
    for (var one : model.provider.sessions) {
      if (one.attempt.equals(attempt)) {
        sessions.add(
            one.phase.toString()
                + bit(one.rang)
                + one.asked
                + bit(one.checked)
                + bit(one.ringReport)
                + bit(one.endReport)
                + bit(one.answerDue)
                + bit(holder.filter(one.id::equals).isPresent()));
      }
    }
    sessions.sort(null);
    text.append(sessions);
  }

  private static char bit(boolean set) {
    return set ? '1' : '0';
  }

  private static String initial(Fact fact) {
    return fact instanceof LineFact(int attempt, LineSignal signal)
        ? attempt + name(signal)
        : name(fact);
  }

  private static String name(Object fact) {
    var name = fact.getClass().getSimpleName();
    return name.substring(0, 4);
  }

  /** FNV-1a, and a finish that mixes. */
  private static long hash(CharSequence text) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return hash ^ (hash >>> 29);
  }
}
