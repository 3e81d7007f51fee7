package ai.halo.domain.port;

import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.UserId;
import java.util.Optional;
import java.util.Set;

/** Keeps what users have beside their passwords; one each. */
public interface SecondFactors {
  /** That of a user, confirmed or not; empty when there is none. */
  Optional<SecondFactor> find(UserId user);

  /** The same, locked until the transaction ends. */
  Optional<SecondFactor> findForUpdate(UserId user);

  /** Stores one, in place of whatever the user had. */
  void put(SecondFactor factor);

  /** Takes it away, if there is one. */
  void remove(UserId user);

  /** Everybody whose second factor is confirmed; a team, so a few hundred at most. */
  Set<UserId> confirmed();
}
