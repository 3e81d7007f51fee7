package ai.halo.domain.followup;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.contact.Language;
import java.util.Optional;

/**
 * Decides what is sent after a talk.
 *
 * <p>What leads anywhere comes from the operator alone. A draft that holds a link, a handle, an
 * address or a number, or that is not in the letters of the customer's language, does not go out:
 * our own message for that language does.
 *
 * @param telegramLink the operator's link, added to messages for people who are interested; empty
 *     adds none
 */
public record FollowUpPolicy(Optional<String> telegramLink) {
  /** The most characters of a message, link included: four segments of a Cyrillic SMS. */
  public static final int LONGEST = Analysis.LONGEST_MESSAGE;

  /** The most characters of the link, so that room for words is left. */
  public static final int LONGEST_LINK = 150;

  /** Refuses with {@code followup.link} a link that leaves no room for words. */
  public FollowUpPolicy {
    if (telegramLink.filter(link -> link.length() > LONGEST_LINK).isPresent()) {
      throw new InvalidValue(
          "followup.link", "a link must have at most " + LONGEST_LINK + " characters");
    }
  }

  /** Either the message to send or why there is none. */
  public sealed interface Decision {
    /** Send this. */
    record Send(FollowUp followUp) implements Decision {}

    /** Send nothing, for this reason. */
    record Skip(SkipReason reason) implements Decision {}
  }

  /**
   * Decides for one analysis, which has passed the vetoes.
   *
   * @param ofCall the language the call was placed in, which counts where the customer's is unknown
   * @param wanted whether a person decided that the customer gets a message: one without a draft
   *     gets our own then
   */
  public Decision decide(Analysis analysis, Language ofCall, boolean wanted) {
    var language = analysis.spoken().orElse(ofCall);
    return switch (analysis.disposition()) {
      case OPT_OUT -> new Decision.Skip(SkipReason.OPTED_OUT);
      case INTERESTED -> message(analysis, Template.INTERESTED.in(language), language, wanted);
      case CALLBACK -> message(analysis, Template.CALLBACK.in(language), language, wanted);
      case REJECTED, WRONG_NUMBER, UNCLEAR, NO_ANSWER, BUSY, VOICEMAIL, UNREACHABLE, FAILED ->
          new Decision.Skip(SkipReason.NOT_WANTED);
    };
  }

  private Decision message(Analysis analysis, String ours, Language language, boolean wanted) {
    if (analysis.followUpDraft().isEmpty() && !wanted) {
      return new Decision.Skip(SkipReason.NO_MESSAGE);
    }
    var words =
        analysis
            .followUpDraft()
            .map(DraftFilter::readable)
            .filter(draft -> DraftFilter.isHarmless(draft) && Script.fits(draft, language))
            .orElse(ours);
    var link = linkFor(analysis);
    var room = LONGEST - link.map(url -> url.length() + 1).orElse(0);
    var text = cut(words, room);
    return new Decision.Send(
        new FollowUp(link.map(url -> text + " " + url).orElse(text), link.isPresent()));
  }

  private Optional<String> linkFor(Analysis analysis) {
    return switch (analysis.disposition()) {
      case INTERESTED -> telegramLink;
      case CALLBACK, OPT_OUT, REJECTED, WRONG_NUMBER, UNCLEAR -> Optional.empty();
      case NO_ANSWER, BUSY, VOICEMAIL, UNREACHABLE, FAILED -> Optional.empty();
    };
  }

  /** At most so many characters; what is too long ends at a word, with an ellipsis. */
  private static String cut(String words, int room) {
    if (words.length() <= room) {
      return words;
    }
    var space = words.lastIndexOf(' ', room - 1);
    var end = space > room / 2 ? space : room - 1;
    var whole = Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
    return words.substring(0, whole).strip() + "…";
  }
}
