package ai.halo.domain.analysis;

import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Transcript;
import java.util.List;

/**
 * What is certain about a talk, whatever anybody thinks it meant.
 *
 * @param ending why the line went quiet
 * @param optedOutOnTheLine whether the person told the voice not to call again
 * @param optOutWords where in the transcript the person says so, found by phrases rather than by a
 *     model
 */
public record TalkFacts(
    Transcript transcript, Ending ending, boolean optedOutOnTheLine, List<Evidence> optOutWords) {
  /** Keeps a copy. */
  public TalkFacts {
    optOutWords = List.copyOf(optOutWords);
  }

  /** A talk in which nobody is known to have opted out. */
  public TalkFacts(Transcript transcript, Ending ending) {
    this(transcript, ending, false, List.of());
  }
}
