package ai.halo.domain.reanalysis;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.call.CallId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One talk of a re-analysis.
 *
 * @param no its place in the re-analysis, from 1
 */
public record Comparison(int no, CallId call, Outcome outcome) {

  /** What came of judging a talk anew. */
  public sealed interface Outcome {}

  /** It was not judged yet. */
  public record Open() implements Outcome {}

  /**
   * It was judged.
   *
   * @param before what stood until then
   * @param after what would stand, the rules applied
   * @param callbackAt the moment of the wish in {@code after}
   * @param replaced whether {@code after} stands now
   */
  public record Judged(
      Analysis before, Analysis after, Optional<Instant> callbackAt, boolean replaced)
      implements Outcome {
    /** In what they differ. */
    public Set<Difference> differences() {
      return Difference.between(before, after);
    }
  }

  /**
   * It was not judged, and will not be.
   *
   * @param code why: {@code reviewed} where a person decided, {@code gone} where there is nothing
   *     to judge, else the analyzer's failure
   */
  public record Left(String code) implements Outcome {}
}
