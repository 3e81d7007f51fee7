package ai.halo.domain.dial;

import ai.halo.domain.Word;

/** Where a dial attempt stands in the ledger. */
public enum DialState implements Word {
  /** A request for a session is about to leave, or left. */
  INTENT("intent"),
  /** The provider said that it started a session; a hint, nothing more. */
  ACCEPTED("accepted"),
  /** One session may dial. */
  GRANTED("granted"),
  /** The phone rang. */
  RINGING("ringing"),
  /** The line ended. */
  ENDED("ended"),
  /** Nobody was granted, and nobody will be. */
  REVOKED("revoked"),
  /** The last look said no. */
  REFUSED("refused"),
  /** The session ended without having dialled. */
  NOT_RUNG("not_rung"),
  /** Nobody can tell; a person decides. */
  UNKNOWN("unknown");

  private final String word;

  DialState(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
