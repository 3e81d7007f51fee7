package ai.halo.adapter.web.mask;

import ai.halo.adapter.web.security.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hides numbers in every JSON answer to a user who need not see them, whichever answer it is. */
@ControllerAdvice
final class MaskAdvice implements ResponseBodyAdvice<Object> {
  private final JsonMapper json;

  MaskAdvice(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter type,
      MediaType media,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body == null || !media.isCompatibleWith(MediaType.APPLICATION_JSON) || seesNumbers()) {
      return body;
    }
    var told = json.<JsonNode>valueToTree(body);
    NumberMask.hide(told);
    return told;
  }

  /** Who is nobody gets no answer with a number in it. */
  private static boolean seesNumbers() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null
        || !(authentication.getPrincipal() instanceof SignedIn who)
        || who.user().role().seesNumbers();
  }
}
