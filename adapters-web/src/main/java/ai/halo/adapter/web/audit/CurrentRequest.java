package ai.halo.adapter.web.audit;

import ai.halo.domain.port.RequestOrigin;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The address of the request that this thread works for, as the container sees it: that of a proxy,
 * unless {@code halo.web.trusted-proxies} says whom to believe.
 */
final class CurrentRequest implements RequestOrigin {
  private static final int LONGEST = 45;

  @Override
  public Optional<String> address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? Optional.ofNullable(current.getRequest().getRemoteAddr())
            .filter(address -> !address.isBlank() && address.length() <= LONGEST)
        : Optional.empty();
  }
}
