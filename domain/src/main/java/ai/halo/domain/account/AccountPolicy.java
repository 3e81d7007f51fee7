package ai.halo.domain.account;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * How well accounts are guarded.
 *
 * @param shortest how many characters a password has at least
 * @param shortestWithSecondFactor the same where there is a second factor
 * @param secondFactorForAdministrators whether administrators must have one
 * @param givenPasswordsAreTemporary whether a password that an administrator gave, or that was
 *     generated and printed, must be changed at the first sign-in
 */
public record AccountPolicy(
    int shortest,
    int shortestWithSecondFactor,
    boolean secondFactorForAdministrators,
    boolean givenPasswordsAreTemporary) {
  /** For every use but a try-out. */
  public static final AccountPolicy STRICT = new AccountPolicy(15, 8, true, true);

  /** For a try-out, where everything outside is played. */
  public static final AccountPolicy EASY = new AccountPolicy(8, 8, false, false);

  /** How long the password of a user is at least. */
  public int shortest(boolean secondFactor) {
    return secondFactor ? shortestWithSecondFactor : shortest;
  }

  /** Whether this user must have a second factor. */
  public boolean needsSecondFactor(User user) {
    return secondFactorForAdministrators && user.role() == Role.ADMIN;
  }

  /**
   * What a user has to do before anything else is allowed.
   *
   * @param secondFactor whether there is one; asked only where it matters
   */
  public Set<Duty> duties(User user, BooleanSupplier secondFactor) {
    var duties = EnumSet.noneOf(Duty.class);
    if (user.passwordTemporary()) {
      duties.add(Duty.PASSWORD);
    }
    if (needsSecondFactor(user) && !secondFactor.getAsBoolean()) {
      duties.add(Duty.SECOND_FACTOR);
    }
    return duties;
  }
}
