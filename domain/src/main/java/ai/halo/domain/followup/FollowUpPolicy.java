package ai.halo.domain.followup;

import ai.halo.domain.analysis.Analysis;
import java.util.Optional;

/**
 * Decides what is sent after a talk.
 *
 * <p>Links come from the operator alone: whatever looks like one in a draft was put there by a
 * model or by the person on the phone, and is taken out.
 *
 * @param telegramLink the operator's link, added to messages for people who are interested; empty
 *     adds none
 */
public record FollowUpPolicy(Optional<String> telegramLink) {
  private static final String LINK = "(?i)\\b(?:https?://|www\\.|t\\.me/)\\S*";

  /** Either the message to send or why there is none. */
  public sealed interface Decision {
    /** Send this. */
    record Send(FollowUp followUp) implements Decision {}

    /** Send nothing, for this reason. */
    record Skip(SkipReason reason) implements Decision {}
  }

  /** Decides for one analysis, which has passed the vetoes. */
  public Decision decide(Analysis analysis) {
    return switch (analysis.disposition()) {
      case OPT_OUT -> new Decision.Skip(SkipReason.OPTED_OUT);
      case INTERESTED -> message(analysis, telegramLink);
      case CALLBACK -> message(analysis, Optional.empty());
      case REJECTED, WRONG_NUMBER, UNCLEAR, NO_ANSWER, BUSY, VOICEMAIL, UNREACHABLE, FAILED ->
          new Decision.Skip(SkipReason.NOT_WANTED);
    };
  }

  private static Decision message(Analysis analysis, Optional<String> link) {
    return analysis
        .followUpDraft()
        .map(draft -> draft.replaceAll(LINK, "").strip())
        .filter(draft -> !draft.isBlank())
        .<Decision>map(draft ->
            new Decision.Send(
                new FollowUp(link.map(url -> draft + " " + url).orElse(draft), link.isPresent())))
        .orElseGet(() -> new Decision.Skip(SkipReason.NO_MESSAGE));
  }
}
