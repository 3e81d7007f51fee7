package ai.halo.adapter.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * CORS that refuses the preflights of foreign origins and leaves their plain requests to the
 * browser, which keeps the answers from them.
 *
 * <p>Refusing those as well would protect nothing, since all that matters needs a header that only
 * a preflight allows, and would break every page behind a proxy that does not pass on the scheme it
 * was asked with.
 */
final class LenientCors extends DefaultCorsProcessor {
  private static final String BODY =
      "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
          + "\"detail\":\"This origin is not allowed.\",\"code\":\"cors.refused\"}";

  @Override
  public boolean processRequest(
      @Nullable CorsConfiguration configuration,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (configuration != null
        && !CorsUtils.isPreFlightRequest(request)
        && checkOrigin(configuration, origin) == null) {
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
      return true;
    }
    return super.processRequest(configuration, request, response);
  }

  @Override
  protected void rejectRequest(ServerHttpResponse response) throws IOException {
    response.setStatusCode(HttpStatus.FORBIDDEN);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getBody().write(BODY.getBytes(StandardCharsets.UTF_8));
    response.flush();
  }
}
