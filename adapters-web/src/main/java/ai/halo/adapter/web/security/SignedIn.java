package ai.halo.adapter.web.security;

import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.Duty;
import ai.halo.domain.account.Scope;
import ai.halo.domain.account.User;
import java.util.Set;

/**
 * The user whom a request speaks for, and what says so.
 *
 * @param duties what this user has to do before anything else is allowed
 */
public record SignedIn(User user, Set<Duty> duties, Proof proof) {
  /** Keeps a copy. */
  public SignedIn {
    duties = Set.copyOf(duties);
  }

  /** What says whom a request speaks for. */
  sealed interface Proof {
    /** An access token: all that the user may do. */
    record Token(AccessTokens.Claims claims) implements Proof {}

    /** An API key: of what the user may do, its scopes. */
    record Key(ApiKeyId id, String secretHash, Set<Scope> scopes) implements Proof {
      /** Keeps a copy. */
      public Key {
        scopes = Set.copyOf(scopes);
      }

      /** The hash is never printed. */
      @Override
      public String toString() {
        return "Key[%s]".formatted(id);
      }
    }
  }
}
