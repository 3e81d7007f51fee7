package ai.halo.domain.port;

import java.time.Duration;
import java.util.Optional;

/**
 * A port could not do what it was asked, told by what to do next.
 *
 * <p>Code and message go to logs and to operators: they never hold a number, a transcript, a secret
 * or what a partner wrote back.
 */
public abstract sealed class PortFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  private PortFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable and dotted, such as {@code sms.number_refused}. */
  public String code() {
    return code;
  }

  /** One sentence for an operator. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** They said no, and would say it again: give up. */
  public static final class Refused extends PortFailure {
    private static final long serialVersionUID = 1L;

    /** With a stable code and a sentence. */
    public Refused(String code, String message) {
      super(code, message);
    }
  }

  /** Nothing happened there: try again later. */
  public static final class Unavailable extends PortFailure {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    /** With a stable code and a sentence; when to try again is ours to choose. */
    public Unavailable(String code, String message) {
      this(code, message, Optional.empty());
    }

    /** With a stable code, a sentence, and how long they asked us to wait. */
    public Unavailable(String code, String message, Optional<Duration> retryAfter) {
      super(code, message);
      this.retryAfter = retryAfter;
    }

    /** How long they asked us to wait; empty when they did not say. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /** It may have happened: look before trying again. */
  public static final class InDoubt extends PortFailure {
    private static final long serialVersionUID = 1L;

    /** With a stable code and a sentence. */
    public InDoubt(String code, String message) {
      super(code, message);
    }
  }
}
