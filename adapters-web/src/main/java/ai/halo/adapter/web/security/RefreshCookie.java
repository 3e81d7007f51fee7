package ai.halo.adapter.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The cookie that keeps a browser signed in. */
final class RefreshCookie {
  static final String NAME = "halo_refresh";

  private final InstantSource clock;

  RefreshCookie(InstantSource clock) {
    this.clock = clock;
  }

  /** The token a browser sent; empty when it sent none. */
  Optional<String> read(HttpServletRequest request) {
    return CookieJar.read(request, NAME);
  }

  /** The header that gives a browser its next token. */
  String give(HttpServletRequest request, String token, Instant expiresAt) {
    return CookieJar.header(request, NAME, token, Duration.between(clock.instant(), expiresAt));
  }

  /** The header that takes the token away. */
  String take(HttpServletRequest request) {
    return CookieJar.header(request, NAME, "", Duration.ZERO);
  }
}
