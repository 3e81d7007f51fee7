package ai.halo.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What a user has beside the password: an authenticator app, and codes on paper.
 *
 * <p>Guesses are counted here and not in a node's memory, so that they are counted for all nodes
 * together. Whoever does not come from a device that has signed in before leaves {@value #RESERVE}
 * tries untouched: somebody who knows the password cannot use up the tries of its owner.
 *
 * @param sealedSecret the app's secret, sealed
 * @param confirmed whether a code of the app was shown; before, it is asked for nowhere
 * @param lastStep the step of the last code that was good; no code counts twice
 * @param tries how many tries were left at {@code triesAt}; may be a fraction
 * @param recoveryHashes what is kept of the recovery codes that are left
 */
public record SecondFactor(
    UserId user,
    String sealedSecret,
    boolean confirmed,
    long lastStep,
    double tries,
    Instant triesAt,
    Set<String> recoveryHashes) {
  /** How many wrong codes may follow each other. */
  public static final int BURST = 10;

  /** How many of them are kept for devices that have signed in before. */
  public static final int RESERVE = 5;

  /** After which pause there is one more try: 288 guesses a day, of a million codes. */
  public static final Duration REFILL = Duration.ofMinutes(5);

  /** Keeps a copy. */
  public SecondFactor {
    recoveryHashes = Set.copyOf(recoveryHashes);
  }

  /** One that waits for the first code of the app. */
  public static SecondFactor begun(UserId user, String sealedSecret, Instant now) {
    return new SecondFactor(user, sealedSecret, false, 0, BURST, now, Set.of());
  }

  /** What becomes of a code that was shown; each carries what is to be stored. */
  public sealed interface Outcome {
    /** It is right, and spent. */
    record Right(SecondFactor next) implements Outcome {}

    /** It is wrong, or was used before. */
    record Wrong(SecondFactor next) implements Outcome {}

    /** It was not looked at: there were too many. */
    record TooMany(Duration pause) implements Outcome {}
  }

  /**
   * Judges a code of the app or a recovery code.
   *
   * @param secret the app's secret, opened
   * @param known whether it comes from a device that has signed in before
   */
  public Outcome judge(String code, byte[] secret, boolean known, Instant now) {
    var left = left(now);
    var needed = known ? 1 : RESERVE + 1;
    if (left < needed) {
      return new Outcome.TooMany(untilNext(needed - left));
    }
    var step = Totp.match(secret, code.strip(), now, lastStep);
    if (step.isPresent()) {
      return new Outcome.Right(with(step.getAsLong(), left, now, recoveryHashes));
    }
    var recovery = RecoveryCode.read(code).map(RecoveryCode::hash).filter(recoveryHashes::contains);
    return recovery
        .<Outcome>map(
            hash -> new Outcome.Right(with(lastStep, left, now, without(recoveryHashes, hash))))
        .orElseGet(() -> new Outcome.Wrong(with(lastStep, left - 1, now, recoveryHashes)));
  }

  /** In force from now on, with these recovery codes. */
  public SecondFactor confirmed(Set<String> hashes) {
    return new SecondFactor(user, sealedSecret, true, lastStep, tries, triesAt, hashes);
  }

  private SecondFactor with(long step, double left, Instant now, Set<String> hashes) {
    return new SecondFactor(user, sealedSecret, confirmed, step, left, now, hashes);
  }

  private double left(Instant now) {
    var passed = Math.max(0, Duration.between(triesAt, now).toMillis());
    return Math.min(BURST, tries + (double) passed / REFILL.toMillis());
  }

  private static Duration untilNext(double missing) {
    return Duration.ofMillis((long) Math.ceil(missing * REFILL.toMillis()));
  }

  private static Set<String> without(Set<String> hashes, String spent) {
    var rest = new HashSet<>(hashes);
    rest.remove(spent);
    return rest;
  }

  /** Neither secret nor hashes are printed. */
  @Override
  public String toString() {
    return "SecondFactor[%s, confirmed=%s]".formatted(user, confirmed);
  }
}
