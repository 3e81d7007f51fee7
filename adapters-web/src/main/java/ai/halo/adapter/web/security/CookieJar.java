package ai.halo.adapter.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseCookie;

/**
 * Cookies of the sign-in.
 *
 * <p>Scripts cannot read them, other sites cannot have them sent, and they are sent to {@code
 * /api/auth} alone. They are Secure everywhere but on plain-HTTP localhost, where some browsers
 * would drop them.
 */
final class CookieJar {
  private static final String PATH = "/api/auth";
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private CookieJar() {}

  /** What a browser sent under this name; empty when it sent nothing. */
  static Optional<String> read(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** The header that gives a browser a cookie, or takes it away when its age is nothing. */
  static String header(HttpServletRequest request, String name, String value, Duration age) {
    var local = !request.isSecure() && LOCAL.contains(request.getServerName());
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(!local)
        .sameSite("Strict")
        .path(PATH)
        .maxAge(age)
        .build()
        .toString();
  }
}
