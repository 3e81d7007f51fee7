package ai.halo.domain.audit;

import ai.halo.domain.Word;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallId;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * To whom or what something was done, by a name that tells nobody's number.
 *
 * @param name 1 to 64 letters, digits or any of {@code . _ @ + -}; it never is a phone number
 */
public record Subject(Kind kind, String name) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d{7,15}");

  /** Refuses what is no name, or looks like a phone number and names no user. */
  public Subject {
    if (!SHAPE.matcher(name).matches() || (kind != Kind.USER && NUMBER.matcher(name).matches())) {
      throw new IllegalArgumentException("not a name that may stand in the audit log");
    }
  }

  /** What it is. */
  public enum Kind implements Word {
    /** A call, by its id. */
    CALL("call"),
    /** A user, by the name. */
    USER("user"),
    /** A key for programs, by its id. */
    API_KEY("api_key"),
    /** An entry of the do-not-call list, by its id. */
    DO_NOT_CALL_ENTRY("do_not_call_entry"),
    /** A re-analysis, by its id. */
    REANALYSIS("reanalysis"),
    /** A request to erase or to export what is known of a person, by its id. */
    REQUEST("request");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A call. */
  public static Subject of(CallId call) {
    return new Subject(Kind.CALL, call.toString());
  }

  /** A user. */
  public static Subject of(Username user) {
    return new Subject(Kind.USER, user.value());
  }

  /** A re-analysis. */
  public static Subject of(ReanalysisId reanalysis) {
    return new Subject(Kind.REANALYSIS, reanalysis.toString());
  }

  /** Something else that has an id. */
  public static Subject of(Kind kind, UUID id) {
    return new Subject(kind, id.toString());
  }
}
