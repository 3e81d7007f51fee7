package ai.halo.adapter.openai.model;

import ai.halo.adapter.openai.rules.PlainWords;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets a model's message out only where nobody on the phone can have written it; else says our own
 * sentence instead.
 *
 * <p>A message must be short, in the customer's language, and share no long run of words with what
 * the customer said. Where the customer speaks to a computer at all, the model's message is not
 * looked at. That it leads nowhere, by a link or a number, is for the domain to see to.
 */
final class DraftGuard {
  private static final int RUN = 4;
  private static final int TELLING_LETTERS = 20;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final PlainWords rules;

  /** With our own sentences to fall back to. */
  DraftGuard(PlainWords rules) {
    this.rules = rules;
  }

  /**
   * The message that may go out.
   *
   * @param spoken the customer's language; empty when it is none in which we have sentences
   */
  Optional<String> guard(
      String draft, Disposition disposition, Optional<Language> spoken, AnalysisRequest request) {
    var language = spoken.orElse(request.language());
    return rules
        .message(disposition, language)
        .map(ours -> isOurs(draft.strip(), language, request) ? draft.strip() : ours);
  }

  private boolean isOurs(String draft, Language language, AnalysisRequest request) {
    return !draft.isEmpty()
        && draft.length() <= Analysis.LONGEST_MESSAGE
        && rules.isIn(language, draft)
        && !rules.dictates(request.transcript())
        && !isDictated(draft, request);
  }

  /**
   * Whether the customer said the whole draft, or so many words of it in a row, and they are more
   * than a time of day that both would name.
   */
  private static boolean isDictated(String draft, AnalysisRequest request) {
    var said =
        request.transcript().by(Speaker.CUSTOMER).stream()
            .map(Utterance::text)
            .collect(Collectors.joining(" "));
    var heard = runs(said);
    return runs(draft).stream()
            .anyMatch(
                run -> run.replace(" ", "").length() >= TELLING_LETTERS && heard.contains(run))
        || spaced(said).contains(spaced(draft));
  }

  private static String spaced(String text) {
    return " " + String.join(" ", words(text)) + " ";
  }

  private static Set<String> runs(String text) {
    var words = words(text);
    var runs = new HashSet<String>();
    for (int at = 0; at + RUN <= words.size(); at++) {
      runs.add(String.join(" ", words.subList(at, at + RUN)));
    }
    return runs;
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('ё', 'е'));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
