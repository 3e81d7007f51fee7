package ai.halo.domain.analysis;

import ai.halo.domain.conversation.Transcript;

/**
 * The words a judgement rests on.
 *
 * @param judgement which judgement: one of the words below
 * @param quote the words, as the transcript has them
 * @param utterance the number of the line they stand in
 */
public record Evidence(String judgement, String quote, int utterance) {
  /** What the disposition rests on. */
  public static final String OF_DISPOSITION = "disposition";

  /** What the customer's interest rests on. */
  public static final String OF_INTEREST = "interest";

  /** Where the customer asks not to be called again. */
  public static final String OF_OPT_OUT = "opt_out";

  /** Where the customer says when to call again. */
  public static final String OF_CALLBACK = "callback";

  /** What the decision about the CRM rests on. */
  public static final String OF_CRM = "crm";

  /**
   * Whether the customer really said these words in one line, whatever its case, spaces and marks:
   * the agent's own words prove nothing.
   */
  public boolean standsIn(Transcript transcript) {
    return new Testimony(transcript).find(this).isPresent();
  }

  /** The words are personal and never printed. */
  @Override
  public String toString() {
    return "Evidence[%s, line %d]".formatted(judgement, utterance);
  }
}
