package ai.halo.adapter.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that keeps a browser signed in.
 *
 * <p>Scripts cannot read it, other sites cannot have it sent, and it is sent to {@code /api/auth}
 * alone. It is Secure everywhere but on plain-HTTP localhost, where some browsers would drop it.
 */
final class RefreshCookie {
  static final String NAME = "halo_refresh";

  private static final String PATH = "/api/auth";
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final InstantSource clock;

  RefreshCookie(InstantSource clock) {
    this.clock = clock;
  }

  /** The token a browser sent; empty when it sent none. */
  Optional<String> read(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** The header that gives a browser its next token. */
  String give(HttpServletRequest request, String token, Instant expiresAt) {
    return cookie(request, token, Duration.between(clock.instant(), expiresAt));
  }

  /** The header that takes the token away. */
  String take(HttpServletRequest request) {
    return cookie(request, "", Duration.ZERO);
  }

  private static String cookie(HttpServletRequest request, String value, Duration age) {
    var local = !request.isSecure() && LOCAL.contains(request.getServerName());
    return ResponseCookie.from(NAME, value)
        .httpOnly(true)
        .secure(!local)
        .sameSite("Strict")
        .path(PATH)
        .maxAge(age)
        .build()
        .toString();
  }
}
