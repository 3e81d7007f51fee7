package ai.halo.domain.privacy;

/**
 * How much of a person is left in a call. Each stage has lost what the ones before have lost. The
 * numbers are stored: never change one.
 */
public enum Kept {
  /** All there was. */
  ALL(0),
  /** All but the recording. */
  NO_RECORDING(1),
  /** All but the recording and the words of both sides. */
  NO_WORDS(2),
  /** Nothing that leads to the person. */
  NOTHING(3);

  private final int code;

  Kept(int code) {
    this.code = code;
  }

  /** The stored number. */
  public int code() {
    return code;
  }
}
