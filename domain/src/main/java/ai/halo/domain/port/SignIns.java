package ai.halo.domain.port;

import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps browser sessions and the tokens that were taken back. */
public interface SignIns {
  /** Adds a session. */
  void add(SignInSession session);

  /** The session of that id, locked until the transaction ends; empty when there is none. */
  Optional<SignInSession> findForUpdate(UUID id);

  /** Stores a session that is there already. */
  void save(SignInSession session);

  /** Ends every session of a user. */
  void endAll(UserId user);

  /** Takes back one access token; forgotten after it has run out. */
  void revoke(String tokenId, Instant expiresAt);

  /** Whether that access token was taken back. */
  boolean isRevoked(String tokenId);

  /** Forgets sessions and taken-back tokens that ran out before {@code now}; answers how many. */
  int forgetExpired(Instant now);
}
