package ai.halo.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A browser that is signed in: a chain of refresh tokens of which only the last is good.
 *
 * <p>A token that was used already and comes again was stolen, by whoever came first or second: the
 * whole session ends. The one before the last is tolerated for {@link #GRACE}, for a browser whose
 * answer was lost.
 *
 * @param tokenHash SHA-256 of the last token, in hexadecimal
 * @param previousHash of the one before; the same as {@code tokenHash} when there was none
 * @param rotatedAt when the last token was given out
 */
public record SignInSession(
    UUID id,
    UserId user,
    String tokenHash,
    String previousHash,
    Instant rotatedAt,
    Instant expiresAt,
    boolean ended) {
  /** How long a browser stays signed in without the password: 7 days from the sign-in. */
  public static final Duration LIFETIME = Duration.ofDays(7);

  /** How long the token before the last is forgiven. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  /** What becomes of a token that was shown. */
  public enum Verdict {
    /** It is good: rotate it. */
    GOOD,
    /** The session is over, or the token never was one of it. */
    VOID,
    /** It was used before: somebody stole it. End the session. */
    REUSED
  }

  /** Judges the token of this hash at this time. */
  public Verdict judge(String hash, Instant now) {
    if (ended || !now.isBefore(expiresAt)) {
      return Verdict.VOID;
    }
    if (hash.equals(tokenHash)) {
      return Verdict.GOOD;
    }
    if (hash.equals(previousHash)) {
      return now.isBefore(rotatedAt.plus(GRACE)) ? Verdict.GOOD : Verdict.REUSED;
    }
    return Verdict.REUSED;
  }

  /** The session after its next token was given out. */
  public SignInSession rotated(String nextHash, Instant now) {
    return new SignInSession(id, user, nextHash, tokenHash, now, expiresAt, ended);
  }

  /** The session, over. */
  public SignInSession end() {
    return new SignInSession(id, user, tokenHash, previousHash, rotatedAt, expiresAt, true);
  }

  /** The hashes are never printed. */
  @Override
  public String toString() {
    return "SignInSession[%s]".formatted(id);
  }
}
