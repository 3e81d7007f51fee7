package ai.halo.domain.analysis;

import ai.halo.domain.InvalidValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether a person looks at a judgement before anything follows from it.
 *
 * @param enabled whether anybody does at all; where not, doubtful claims fall and the rest stands
 * @param threshold from 0 to 1: a judgement held with less confidence is looked at; 0 means that
 *     none is for that reason
 */
public record ReviewPolicy(boolean enabled, double threshold) {
  /** Refuses with {@code review.threshold}. */
  public ReviewPolicy {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new InvalidValue("review.threshold", "must be from 0 to 1");
    }
  }

  /**
   * Why somebody should look; empty when nobody needs to. Who opted out is left alone whatever
   * anybody thinks, so there is nothing to look at.
   */
  public List<Doubt> doubts(Judgement judgement) {
    var analysis = judgement.analysis();
    if (!enabled || analysis.disposition() == Disposition.OPT_OUT) {
      return List.of();
    }
    return analysis.confidence() < threshold
        ? Stream.concat(Stream.of(Doubt.LOW_CONFIDENCE), judgement.doubts().stream()).toList()
        : judgement.doubts();
  }
}
