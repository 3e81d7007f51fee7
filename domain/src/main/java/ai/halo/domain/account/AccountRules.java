package ai.halo.domain.account;

import ai.halo.domain.InvalidValue;

/** How well accounts are guarded, and which passwords are no guard. */
public record AccountRules(AccountPolicy policy, PasswordPolicy passwords) {
  /**
   * Gives back a text that may become this user's password.
   *
   * @param secondFactor whether the user has one
   * @throws InvalidValue with a code that begins with {@code password.}
   */
  public String password(String text, Username name, boolean secondFactor) {
    passwords.check(text, name, policy.shortest(secondFactor));
    return text;
  }
}
