package ai.halo.domain.analysis;

import java.util.Optional;

/**
 * Who judged a talk, and what it took.
 *
 * @param analyzer which analyzer, in one word such as {@code rules}
 * @param model the model or rule book it used; may be blank
 * @param promptVersion the version of the instructions it was given; may be blank
 * @param requestId the partner's name for the request, to ask it about; empty where there was none
 */
public record AnalysisOrigin(
    String analyzer, String model, String promptVersion, Optional<String> requestId, Usage usage) {
  /** The most characters of each of the names that are kept. */
  public static final int LONGEST = 100;

  /** Of judgements from before it was noted who judged. */
  public static final AnalysisOrigin UNKNOWN =
      new AnalysisOrigin("unknown", "", "", Optional.empty(), Usage.NONE);

  /** Keeps what can be printed of each name, and not more than anybody reads. */
  public AnalysisOrigin {
    analyzer = name(analyzer);
    model = name(model);
    promptVersion = name(promptVersion);
    requestId = requestId.map(AnalysisOrigin::name).filter(id -> !id.isEmpty());
  }

  /**
   * Tokens, as the partner counted them; zero where it did not.
   *
   * @param input all it read
   * @param output all it wrote, thinking included
   * @param cached how many of {@code input} it had read before
   */
  public record Usage(long input, long output, long cached) {
    /** Nothing was counted. */
    public static final Usage NONE = new Usage(0, 0, 0);

    /** Mends what is negative to zero. */
    public Usage {
      input = Math.max(0, input);
      output = Math.max(0, output);
      cached = Math.max(0, cached);
    }
  }

  private static String name(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .filter(c -> c > ' ' && c < 127)
        .limit(LONGEST)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
