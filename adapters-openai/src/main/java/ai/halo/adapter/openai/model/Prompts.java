package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.contact.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Puts the question together: our instructions, and apart from them the operator's task and the
 * talk, each between fences that nobody could foresee.
 *
 * <p>The instructions are resources, one file for all and one for each language of summaries. Their
 * version is made of what they say, so nobody can change one and forget the other.
 */
final class Prompts {
  private static final String FOLDER = "/prompts/";
  private static final int LONGEST_TASK = 8_000;

  private final Language reader;
  private final int longestTalk;
  private final Supplier<String> fences;
  private final Map<Language, Instructions> instructions = new EnumMap<>(Language.class);

  /**
   * For summaries in this language.
   *
   * @param longestTalk the most characters of a talk
   * @param fences a new word each time, which nobody can guess
   * @throws IllegalStateException when the application is packaged without its prompts
   */
  Prompts(Language reader, int longestTalk, Supplier<String> fences) {
    this.reader = reader;
    this.longestTalk = longestTalk;
    this.fences = fences;
    for (var language : Language.values()) {
      var text = resource("analysis.txt") + "\n" + resource("summary_" + language.word() + ".txt");
      instructions.put(language, new Instructions(text, version(language, text)));
    }
  }

  /** Instructions and the name of this very wording, such as {@code ru-3f9a01bc}. */
  record Instructions(String text, String version) {}

  /** The instructions for this call. */
  Instructions instructions(AnalysisRequest request) {
    var language = reader == Language.AUTO ? request.language() : reader;
    return Objects.requireNonNull(instructions.get(language), "every language has instructions");
  }

  /** The first question about a talk. */
  Question question(AnalysisRequest request, int answerTokens) {
    return question(request, answerTokens, longestTalk, "");
  }

  /** The question again, after an answer that could not be used for these reasons. */
  Question again(AnalysisRequest request, int answerTokens, boolean shorter, List<String> reasons) {
    var why =
        reasons.isEmpty()
            ? ""
            : "\n\nAn earlier answer could not be used: "
                + String.join("; ", reasons)
                + ". Answer with the whole JSON object and nothing else.";
    return question(request, answerTokens, shorter ? longestTalk / 4 : longestTalk, why);
  }

  private Question question(AnalysisRequest request, int tokens, int longest, String note) {
    var input =
        """
        The call was placed in this language: %s.
        %s
        %s%s\
        """
            .formatted(
                request.language().word(),
                fenced("TASK", cut(request.prompt())),
                fenced("TALK", TalkText.of(request.transcript(), longest)),
                note);
    return new Question(instructions(request).text(), input, tokens);
  }

  private String fenced(String what, String data) {
    var fence = fences.get();
    return "<<%s %s\n%s\n%s %s>>".formatted(what, fence, data, what, fence);
  }

  private static String cut(String task) {
    return task.length() <= LONGEST_TASK ? task : task.substring(0, LONGEST_TASK);
  }

  private static String version(Language language, String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return language.word() + "-" + HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (var stream = Prompts.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException("The application is incomplete, it lacks " + FOLDER + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FOLDER + name, e);
    }
  }
}
