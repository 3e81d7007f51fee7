package ai.halo.application.model;

import ai.halo.application.model.DialModel.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes every way from a state, each state once. */
final class DialSearch {
  private final DialModel model;
  private final Set<Long> seen = new HashSet<>();
  private final Deque<String> way = new ArrayDeque<>();
  private final Set<Long> drained = new HashSet<>();
  private final boolean losesNothing;
  private int ends;

  /**
   * Of this model.
   *
   * @param losesNothing whether each call must come to an end from each state, too
   */
  DialSearch(DialModel model, boolean losesNothing) {
    this.model = model;
    this.losesNothing = losesNothing;
  }

  /**
   * What the search found.
   *
   * @param states how many states it came to
   * @param ends in how many of them nothing new could happen
   * @param violation the first state that must not be, and the way to it; empty where there is none
   */
  record Findings(int states, int ends, Optional<String> violation) {}

  /** Searches until a violation is found or every state was seen. */
  Findings search() {
    try {
      seen.add(model.fingerprint());
      explore();
      return new Findings(seen.size(), ends, Optional.empty());
    } catch (Violation found) {
      return new Findings(
          seen.size(), ends, Optional.of(found.getMessage() + " after " + List.copyOf(way)));
    }
  }

  private void explore() {
    var here = model.remember();
    var leadsOn = false;
    for (var move : model.moves()) {
      way.addLast(move.name());
      move.happen().run();
      if (seen.add(model.fingerprint())) {
        leadsOn = true;
        explore();
      }
      way.removeLast();
      here.run();
    }
    if (!leadsOn) {
      ends++;
    }
    if (losesNothing) {
      model.endAllSessions();
      if (drained.add(model.fingerprint())) {
        way.addLast("everything comes to its end");
        model.comeToAnEnd();
        way.removeLast();
      }
      here.run();
    }
  }
}
