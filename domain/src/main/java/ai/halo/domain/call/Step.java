package ai.halo.domain.call;

import ai.halo.domain.Word;

/** A unit of work on a call that has one remote effect at most. */
public enum Step implements Word {
  /** Ask the provider for a session that may dial. */
  DIAL("dial"),
  /** Find out what the talk meant. */
  ANALYZE("analyze"),
  /** Decide what to send. */
  PREPARE_FOLLOW_UP("prepare_followup"),
  /** Send the follow-up. */
  SEND_SMS("send_sms"),
  /** Record the lead. */
  ADD_TO_CRM("add_to_crm"),
  /** End the line of a canceled call. */
  HANG_UP("hang_up");

  private final String word;

  Step(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
