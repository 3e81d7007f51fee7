package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Problem;
import ai.halo.application.usecase.SignIn;
import ai.halo.domain.account.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Gives access tokens out and takes them back. */
final class BearerTokens {
  private final AccessTokens tokens;
  private final TokenSettings settings;
  private final JwtDecoder decoder;
  private final SignIn signIn;
  private final LiveTokens live;
  private final BearerTokenResolver resolver = new DefaultBearerTokenResolver();

  BearerTokens(
      AccessTokens tokens,
      TokenSettings settings,
      JwtDecoder decoder,
      SignIn signIn,
      LiveTokens live) {
    this.tokens = tokens;
    this.settings = settings;
    this.decoder = decoder;
    this.signIn = signIn;
    this.live = live;
  }

  /** A token for a program. */
  TokenView forClient(User user) {
    return TokenView.of(tokens.issue(user, settings.lifetime()), settings.lifetime());
  }

  /** A token for the web app. */
  TokenView forWeb(User user) {
    return TokenView.of(tokens.issue(user, settings.webLifetime()), settings.webLifetime());
  }

  /** Takes back the token of a request, if it has a good one. */
  boolean revoke(HttpServletRequest request) {
    var claims = claims(request);
    claims.ifPresent(token -> {
      signIn.revoke(token.tokenId(), token.expiresAt());
      live.forget();
    });
    return claims.isPresent();
  }

  /** Has tokens looked up anew: a user's were all taken back. */
  void forget() {
    live.forget();
  }

  /** A 401 that also takes the browser's cookie away. */
  ResponseEntity<Problem> refused(String cookie) {
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.SET_COOKIE, cookie)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(HttpStatus.UNAUTHORIZED, "auth.required", "Sign in first."));
  }

  private Optional<AccessTokens.Claims> claims(HttpServletRequest request) {
    try {
      var token = resolver.resolve(request);
      return token == null ? Optional.empty() : AccessTokens.claims(decoder.decode(token));
    } catch (OAuth2AuthenticationException | JwtException notGood) {
      return Optional.empty();
    }
  }
}
