package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.application.usecase.UseSecondFactor.Checked;
import ai.halo.domain.InvalidValue;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Codes of a second factor, as they are typed, and what is answered to wrong ones. */
final class Codes {
  private static final int LONGEST = 64;

  private Codes() {}

  /** A code to be checked; refuses with {@code code.too_long}. */
  static String typed(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidValue("code.too_long", "must have at most %d characters".formatted(LONGEST));
    }
    return text;
  }

  /** What a right code gave; a problem for every other. */
  static <T> T right(Checked<T> checked) {
    return switch (checked) {
      case Checked.Right<T>(var result) -> result;
      case Checked.Wrong<T> _ ->
          throw ProblemException.ofField("code", "code.wrong", "is wrong, or was used before");
      case Checked.TooMany<T>(var wait) -> throw tooMany(wait);
      case Checked.NotThere<T> _ ->
          throw ProblemException.of(
              HttpStatus.CONFLICT, "second_factor.not_there", "There is no such second factor.");
    };
  }

  static ProblemException tooMany(Duration wait) {
    return ProblemException.of(
        HttpStatus.TOO_MANY_REQUESTS,
        "auth.too_many_attempts",
        "Too many attempts; try again later.",
        wait);
  }
}
