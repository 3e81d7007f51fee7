package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import java.util.List;

/**
 * What a talk meant.
 *
 * @param confidence from 0 to 1
 * @param grounds the cues it rests on, the most telling first, {@value #MOST_GROUNDS} at most
 */
record Verdict(
    Disposition disposition, InterestLevel interest, double confidence, List<Heard> grounds) {
  private static final int MOST_GROUNDS = 20;

  /** Keeps the most telling grounds: who said a thing a thousand times has not said more. */
  Verdict {
    grounds = grounds.stream().limit(MOST_GROUNDS).toList();
  }
}
