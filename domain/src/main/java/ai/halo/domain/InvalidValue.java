package ai.halo.domain;

/**
 * A value that the domain refuses to hold.
 *
 * <p>The code is stable and part of the HTTP contract; neither it nor the message ever repeats the
 * refused value, which may be personal or hostile.
 */
public final class InvalidValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Refuses with a stable dotted code such as {@code phone.format} and one sentence for a reader.
   */
  public InvalidValue(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The stable code, dotted and in lower case. */
  public String code() {
    return code;
  }

  /** What is wrong, in one English sentence without the value itself. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
