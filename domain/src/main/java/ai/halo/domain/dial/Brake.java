package ai.halo.domain.dial;

import ai.halo.domain.Word;
import java.util.Optional;

/** What can stop all dialling; each is put on and released by itself. */
public enum Brake implements Word {
  /** A person stopped it, and a person releases it. */
  OPERATOR("operator"),
  /** There is no money at the provider; released when there is. */
  FUNDS("funds"),
  /** The provider refuses the account's requests; released when a look finds them accepted. */
  ACCOUNT("account"),
  /**
   * The database is not the one that was written last, so nobody knows who rang; a person releases
   * it.
   */
  RESTORE("restore");

  private final String word;

  Brake(String word) {
    this.word = word;
  }

  /**
   * The brake to put on after the provider refused a request with this code; empty where the
   * refusal concerns one call only.
   */
  public static Optional<Brake> after(String refusal) {
    if (refusal.equals("voice.no_funds")) {
      return Optional.of(FUNDS);
    }
    return refusal.startsWith("voice.account.") ? Optional.of(ACCOUNT) : Optional.empty();
  }

  /** What a session is told that must not dial because this brake is on. */
  public String refusal() {
    return Objection.STOPPED.word() + "." + word;
  }

  @Override
  public String word() {
    return word;
  }
}
