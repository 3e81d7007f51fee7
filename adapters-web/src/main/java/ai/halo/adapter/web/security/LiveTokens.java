package ai.halo.adapter.web.security;

import ai.halo.adapter.web.security.AccessTokens.Claims;
import ai.halo.application.usecase.SignIn;
import ai.halo.domain.account.User;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Knows whether a token still speaks for its user: it may have been taken back, or the user may
 * have been shut out.
 *
 * <p>The database is asked at most once in {@link #RECHECK} a token; what is taken back on this
 * node is void at once, on other nodes within that time.
 */
public final class LiveTokens {
  /** How long an answer is believed. */
  static final Duration RECHECK = Duration.ofSeconds(2);

  private static final int MOST = 20_000;

  private final SignIn signIn;
  private final InstantSource clock;
  private final Cache<Claims, Optional<User>> holders;

  LiveTokens(SignIn signIn, InstantSource clock, Ticker ticker) {
    this.signIn = signIn;
    this.clock = clock;
    this.holders =
        Caffeine.newBuilder().expireAfterWrite(RECHECK).maximumSize(MOST).ticker(ticker).build();
  }

  /** Whether this is still so. */
  public boolean isLive(SignedIn who) {
    var user = who.user();
    var claims = new Claims(who.tokenId(), user.id(), user.tokenEpoch(), who.expiresAt());
    return holder(claims).isPresent();
  }

  /** The user a token speaks for; empty when it does no longer. */
  Optional<User> holder(Claims claims) {
    if (!clock.instant().isBefore(claims.expiresAt())) {
      return Optional.empty();
    }
    return holders.get(
        claims, asked -> signIn.holder(asked.user(), asked.epoch(), asked.tokenId()));
  }

  /** Has everybody asked for anew: some token or user was changed. */
  void forget() {
    holders.invalidateAll();
  }
}
