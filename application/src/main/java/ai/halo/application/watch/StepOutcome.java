package ai.halo.application.watch;

import ai.halo.domain.Word;
import ai.halo.domain.port.PortFailure;

/** How one try of a step's effect ended. */
public enum StepOutcome implements Word {
  /** The partner did what it was asked. */
  DONE("done"),
  /** The partner said no. */
  REFUSED("refused"),
  /** The partner was out of reach, and nothing happened there. */
  UNAVAILABLE("unavailable"),
  /** Nobody can tell whether it happened. */
  IN_DOUBT("in_doubt"),
  /** HALO itself failed. */
  BUG("bug");

  private final String word;

  StepOutcome(String word) {
    this.word = word;
  }

  /** What a failure of a port amounts to. */
  public static StepOutcome of(PortFailure failure) {
    return switch (failure) {
      case PortFailure.Refused _ -> REFUSED;
      case PortFailure.Unavailable _ -> UNAVAILABLE;
      case PortFailure.InDoubt _ -> IN_DOUBT;
    };
  }

  @Override
  public String word() {
    return word;
  }
}
