package ai.halo.application.watch;

import ai.halo.domain.Word;
import ai.halo.domain.call.Step;
import java.util.Optional;

/** A part of the outside world that an adapter plays. */
public enum Part implements Word {
  /** Telephony. */
  VOICE("voice"),
  /** What finds out what a talk meant. */
  ANALYZER("analyzer"),
  /** What sends follow-ups. */
  SMS("sms"),
  /** What keeps leads. */
  CRM("crm");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /** The part that a step's effect goes to; empty for a step that stays inside. */
  public static Optional<Part> of(Step step) {
    return switch (step) {
      case DIAL, HANG_UP -> Optional.of(VOICE);
      case ANALYZE -> Optional.of(ANALYZER);
      case SEND_SMS -> Optional.of(SMS);
      case ADD_TO_CRM -> Optional.of(CRM);
      case PREPARE_FOLLOW_UP -> Optional.empty();
    };
  }

  @Override
  public String word() {
    return word;
  }
}
