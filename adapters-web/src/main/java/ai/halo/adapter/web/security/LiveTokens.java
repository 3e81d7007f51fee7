package ai.halo.adapter.web.security;

import ai.halo.adapter.web.security.AccessTokens.Claims;
import ai.halo.adapter.web.security.SignedIn.Proof;
import ai.halo.application.usecase.Holder;
import ai.halo.application.usecase.ManageApiKeys;
import ai.halo.application.usecase.ManageApiKeys.KeyHolder;
import ai.halo.application.usecase.SignIn;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Knows whether a token or an API key still speaks for its user: it may have been taken back, or
 * the user may have been shut out.
 *
 * <p>The database is asked at most once in {@link #RECHECK} a token; what is taken back on this
 * node is void at once, on other nodes within that time.
 */
public final class LiveTokens {
  /** How long an answer is believed. */
  static final Duration RECHECK = Duration.ofSeconds(2);

  private static final int MOST = 20_000;

  private final SignIn signIn;
  private final ManageApiKeys apiKeys;
  private final InstantSource clock;
  private final Cache<Claims, Optional<Holder>> holders;
  private final Cache<KeyText, Optional<KeyHolder>> keyHolders;

  LiveTokens(SignIn signIn, ManageApiKeys apiKeys, InstantSource clock, Ticker ticker) {
    this.signIn = signIn;
    this.apiKeys = apiKeys;
    this.clock = clock;
    this.holders =
        Caffeine.newBuilder().expireAfterWrite(RECHECK).maximumSize(MOST).ticker(ticker).build();
    this.keyHolders =
        Caffeine.newBuilder().expireAfterWrite(RECHECK).maximumSize(MOST).ticker(ticker).build();
  }

  /** Whether this is still so. */
  public boolean isLive(SignedIn who) {
    return switch (who.proof()) {
      case Proof.Token(var claims) -> holder(claims).isPresent();
      case Proof.Key(var id, var hash, _) -> holder(new KeyText(id, hash)).isPresent();
    };
  }

  /** The user a token speaks for; empty when it does no longer. */
  Optional<Holder> holder(Claims claims) {
    if (!clock.instant().isBefore(claims.expiresAt())) {
      return Optional.empty();
    }
    return holders.get(
        claims, asked -> signIn.holder(asked.user(), asked.epoch(), asked.tokenId()));
  }

  /** The user an API key speaks for; empty when it does no longer. */
  Optional<KeyHolder> holder(KeyText key) {
    return keyHolders
        .get(key, asked -> apiKeys.holder(asked.id(), asked.secretHash()))
        .filter(found -> clock.instant().isBefore(found.key().expiresAt()));
  }

  /** Has everybody asked for anew: some token, key or user was changed. */
  void forget() {
    holders.invalidateAll();
    keyHolders.invalidateAll();
  }
}
