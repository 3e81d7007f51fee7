package ai.halo.domain.call;

import ai.halo.domain.Word;

/** How far a call has come: the label of its state, computed from the facts and never set. */
public enum CallStatus implements Word {
  /** Nobody may dial yet. */
  INITIATING("initiating"),
  /** A session may dial, rings or talks. */
  CALLING("calling"),
  /** The talk is over; what it meant is being found out. */
  ANALYZING("analyzing"),
  /** What to send is being decided. */
  PREPARING_FOLLOW_UP("preparing_followup"),
  /** The follow-up is going out. */
  SENDING_SMS("sending_sms"),
  /** The lead is being recorded. */
  ADDING_TO_CRM("adding_to_crm"),
  /** Everything that was to be done is done. */
  COMPLETED("completed"),
  /** A step gave up; an operator can retry from it. */
  FAILED("failed"),
  /** An operator ended it. */
  CANCELED("canceled");

  private final String word;

  CallStatus(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
