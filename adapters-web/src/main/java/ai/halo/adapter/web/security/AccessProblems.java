package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers who is not let in: 401 to strangers, 403 to users whose role is not enough or who have
 * something to do first, 404 to everybody outside of the API, where a closed door and no door look
 * alike.
 *
 * <p>What a user or key is refused goes into the audit log. Whatever is wrong with a token, the 401
 * is the same.
 */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final ProblemWriter problems;
  private final Refusals refusals;

  AccessProblems(ProblemWriter problems, Refusals refusals) {
    this.problems = problems;
    this.refusals = refusals;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (isOfTheApi(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      answer(request, response, HttpStatus.UNAUTHORIZED, "auth.required", "Sign in first.");
    } else {
      notFound(request, response);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    var who = who();
    if (isOfTheApi(request)) {
      who.ifPresent(user -> refusals.note(user, request));
    }
    if (who.filter(user -> !user.duties().isEmpty()).isPresent()) {
      var detail = "First choose a password or set up a second factor: /api/auth/me says which.";
      answer(request, response, HttpStatus.FORBIDDEN, "auth.setup_required", detail);
    } else if (isOfTheApi(request)) {
      var detail = "Your role, or your key, does not allow this.";
      answer(request, response, HttpStatus.FORBIDDEN, "auth.forbidden", detail);
    } else {
      notFound(request, response);
    }
  }

  private void notFound(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, HttpStatus.NOT_FOUND, "path.not_found", "There is nothing here.");
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      String detail)
      throws IOException {
    problems.write(request, response, ProblemException.of(status, code, detail));
  }

  private static Optional<SignedIn> who() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token
        ? Optional.of(token.getPrincipal())
        : Optional.empty();
  }

  private static boolean isOfTheApi(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/api") || path.startsWith("/actuator");
  }
}
