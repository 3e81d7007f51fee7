package ai.halo.adapter.web.security;

import static ai.halo.domain.account.Scope.ANALYTICS_READ;
import static ai.halo.domain.account.Scope.CALLS_READ;
import static ai.halo.domain.account.Scope.CALLS_WRITE;
import static ai.halo.domain.account.Scope.DIALLING_READ;
import static ai.halo.domain.account.Scope.DIALLING_STOP;
import static ai.halo.domain.account.Scope.DO_NOT_CALL_WRITE;
import static ai.halo.domain.account.Scope.METRICS_READ;
import static ai.halo.domain.account.Scope.RECORDINGS_READ;
import static ai.halo.domain.account.Scope.REVIEWS_READ;
import static ai.halo.domain.account.Scope.REVIEWS_WRITE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import ai.halo.adapter.web.security.SignedIn.Proof;
import ai.halo.domain.account.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets an API key do what its scopes stand for, and nothing else: what is not named here no key may
 * do, whatever its owner may. It comes after the rules for roles, so a key never does what its
 * owner may not.
 *
 * <p>No scope stands for what a person has to answer for: users and keys, erasing or exporting
 * somebody's data, the audit log, taking numbers off the do-not-call list, letting dialling go on.
 */
final class KeyScopes extends OncePerRequestFilter {
  private static final List<Door> DOORS =
      List.of(
          open(GET, "/api/auth/me"),
          door(GET, "/api/calls", CALLS_READ),
          door(GET, "/api/calls/{id}", CALLS_READ),
          door(GET, "/api/calls/{id}/events", CALLS_READ),
          door(GET, "/api/events", CALLS_READ),
          door(POST, "/api/calls", CALLS_WRITE),
          door(POST, "/api/calls/{id}/cancel", CALLS_WRITE),
          door(POST, "/api/calls/{id}/retry", CALLS_WRITE),
          door(POST, "/api/calls/{id}/recording/permission", RECORDINGS_READ),
          door(GET, "/api/analytics", ANALYTICS_READ),
          door(GET, "/api/reviews", REVIEWS_READ),
          door(POST, "/api/calls/{id}/review", REVIEWS_WRITE),
          door(GET, "/api/dialling", DIALLING_READ),
          door(GET, "/api/dialling/unknown", DIALLING_READ),
          door(POST, "/api/dialling/stop", DIALLING_STOP),
          door(POST, "/api/do-not-call", DO_NOT_CALL_WRITE),
          door(POST, "/api/do-not-call/import", DO_NOT_CALL_WRITE),
          door(GET, "/actuator/prometheus", METRICS_READ));

  private record Door(PathPatternRequestMatcher path, Optional<Scope> scope) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who instanceof SignedInToken token
        && token.getPrincipal().proof() instanceof Proof.Key key
        && !allows(key, request)) {
      throw new AccessDeniedException("no scope of the key stands for this");
    }
    chain.doFilter(request, response);
  }

  private static boolean allows(Proof.Key key, HttpServletRequest request) {
    return DOORS.stream()
        .filter(door -> door.path().matches(request))
        .anyMatch(door -> door.scope().map(key.scopes()::contains).orElse(true));
  }

  private static Door door(HttpMethod method, String path, Scope scope) {
    return new Door(matcher(method, path), Optional.of(scope));
  }

  private static Door open(HttpMethod method, String path) {
    return new Door(matcher(method, path), Optional.empty());
  }

  private static PathPatternRequestMatcher matcher(HttpMethod method, String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }
}
