package ai.halo.adapter.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Logs each answer of the API once it is over: the method, which route it was, the status, how long
 * it took, and from which address.
 *
 * <p>Never the address that was asked for: there are secrets in its path, permissions in its query,
 * and anything in either. A request that met no route is told as {@code none}. The call that a
 * route names goes along by its id.
 */
final class AccessLogFilter extends OncePerRequestFilter {
  static final String LOGGER = "ai.halo.access";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final String BEGAN = AccessLogFilter.class.getName();
  private static final String CALL = "/api/calls/{id}";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !LOG.isInfoEnabled() || !path.startsWith("/api/");
  }

  /** A stream is over when its second pass is. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(BEGAN) == null) {
      request.setAttribute(BEGAN, System.nanoTime());
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (!request.isAsyncStarted()) {
        tell(request, response.getStatus());
      }
    }
  }

  private static void tell(HttpServletRequest request, int status) {
    var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    var known = route == null ? "none" : route.toString();
    var began = (long) request.getAttribute(BEGAN);
    var took = Duration.ofNanos(System.nanoTime() - began).toMillis();
    var call = known.startsWith(CALL) ? idOf(request) : null;
    if (call == null) {
      log(request, known, status, took);
    } else {
      try (var _ = MDC.putCloseable("call_id", call);
          var _ = MDC.putCloseable("trace_id", call.replace("-", ""))) {
        log(request, known, status, took);
      }
    }
  }

  private static void log(HttpServletRequest request, String route, int status, long took) {
    LOG.info(
        "{} {} {} in {} ms from {}",
        request.getMethod(),
        route,
        status,
        took,
        request.getRemoteAddr());
  }

  /** The call's id where it is one, in its one spelling; a stranger's words are not repeated. */
  private static @Nullable String idOf(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? Uuids.read(String.valueOf(variables.get("id"))).map(Object::toString).orElse(null)
        : null;
  }
}
