package ai.halo.application.usecase;

import ai.halo.domain.account.Duty;
import ai.halo.domain.account.User;
import java.util.Set;

/**
 * The user whom a token or a key speaks for.
 *
 * @param duties what this user has to do before anything else is allowed
 */
public record Holder(User user, Set<Duty> duties) {
  /** Keeps a copy. */
  public Holder {
    duties = Set.copyOf(duties);
  }
}
