package ai.halo.domain.analysis;

import ai.halo.domain.Word;
import ai.halo.domain.conversation.Ending;
import java.util.Optional;

/** What a call meant. */
public enum Disposition implements Word {
  /** The person wants what was offered. */
  INTERESTED("interested"),
  /** The person does not want it. */
  REJECTED("rejected"),
  /** The person asked to be called at another time. */
  CALLBACK("callback"),
  /** Nobody answered. */
  NO_ANSWER("no_answer"),
  /** The line was busy. */
  BUSY("busy"),
  /** A machine answered. */
  VOICEMAIL("voicemail"),
  /** Somebody else has this number. */
  WRONG_NUMBER("wrong_number"),
  /** The person does not want to be called again, ever. */
  OPT_OUT("opt_out"),
  /** There was a talk, and nothing in it decides. */
  UNCLEAR("unclear"),
  /** The number could not be reached. */
  UNREACHABLE("unreachable"),
  /** Technology failed before a person could answer. */
  FAILED("failed");

  private final String word;

  Disposition(String word) {
    this.word = word;
  }

  /** What a line means that ended without a talk; empty where there may have been one. */
  public static Optional<Disposition> withoutTalk(Ending ending) {
    return switch (ending) {
      case COMPLETED, CANCELED, PROVIDER_ERROR -> Optional.empty();
      case NO_ANSWER -> Optional.of(NO_ANSWER);
      case BUSY -> Optional.of(BUSY);
      case UNREACHABLE -> Optional.of(UNREACHABLE);
      case REJECTED_BY_CALLEE -> Optional.of(REJECTED);
      case REJECTED_BY_CARRIER -> Optional.of(FAILED);
      case INVALID_NUMBER -> Optional.of(WRONG_NUMBER);
      case VOICEMAIL -> Optional.of(VOICEMAIL);
    };
  }

  @Override
  public String word() {
    return word;
  }
}
