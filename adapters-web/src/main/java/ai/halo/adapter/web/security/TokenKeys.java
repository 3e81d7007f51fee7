package ai.halo.adapter.web.security;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of access tokens: new tokens are signed with the current one, and tokens that a former
 * one signed are good until they run out.
 *
 * <p>A key that somebody else may know is not kept among the former ones: whoever has it can sign
 * in as anybody for as long as it is.
 */
public record TokenKeys(TokenKey current, List<TokenKey> former) {
  /** Keeps a copy. */
  public TokenKeys {
    former = List.copyOf(former);
  }

  /** One key, and none before it. */
  public static TokenKeys of(TokenKey only) {
    return new TokenKeys(only, List.of());
  }

  Stream<TokenKey> all() {
    return Stream.concat(Stream.of(current), former.stream());
  }
}
