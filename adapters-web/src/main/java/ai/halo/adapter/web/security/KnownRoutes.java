package ai.halo.adapter.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Which route a request would take, for a log: {@code POST /api/calls/:id/cancel}, or {@link
 * #NONE}. There are as many answers as there are routes, whatever somebody asks for.
 */
final class KnownRoutes {
  static final String NONE = "none";

  private final Supplier<Stream<RequestMappingInfoHandlerMapping>> mappings;

  KnownRoutes(Supplier<Stream<RequestMappingInfoHandlerMapping>> mappings) {
    this.mappings = mappings;
  }

  String of(HttpServletRequest request) {
    var path = PathContainer.parsePath(request.getRequestURI());
    return mappings
        .get()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .filter(route -> takes(route, request.getMethod()))
        .flatMap(KnownRoutes::patterns)
        .filter(pattern -> pattern.matches(path))
        .min(PathPattern.SPECIFICITY_COMPARATOR)
        .map(pattern -> request.getMethod() + " " + plain(pattern.getPatternString()))
        .orElse(NONE);
  }

  private static boolean takes(RequestMappingInfo route, String method) {
    return route.getMethodsCondition().getMethods().stream().anyMatch(m -> m.name().equals(method));
  }

  private static Stream<PathPattern> patterns(RequestMappingInfo route) {
    var paths = route.getPathPatternsCondition();
    return paths == null ? Stream.empty() : paths.getPatterns().stream();
  }

  /** The log takes no braces. */
  private static String plain(String pattern) {
    return pattern.replace("{", ":").replace("}", "");
  }
}
