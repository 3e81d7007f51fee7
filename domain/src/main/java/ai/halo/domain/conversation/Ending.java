package ai.halo.domain.conversation;

import ai.halo.domain.Word;

/** Why the line went quiet. */
public enum Ending implements Word {
  /** Somebody hung up after an answer. */
  COMPLETED("completed"),
  /** It rang and nobody answered. */
  NO_ANSWER("no_answer"),
  /** The line was busy. */
  BUSY("busy"),
  /** Switched off or out of coverage. */
  UNREACHABLE("unreachable"),
  /** The person declined the call. */
  REJECTED_BY_CALLEE("rejected_by_callee"),
  /** A carrier did not let it through. */
  REJECTED_BY_CARRIER("rejected_by_carrier"),
  /** There is no such number. */
  INVALID_NUMBER("invalid_number"),
  /** A machine answered. */
  VOICEMAIL("voicemail"),
  /** An operator ended it. */
  CANCELED("canceled"),
  /** The telephony or the voice model failed. */
  PROVIDER_ERROR("provider_error");

  private final String word;

  Ending(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
