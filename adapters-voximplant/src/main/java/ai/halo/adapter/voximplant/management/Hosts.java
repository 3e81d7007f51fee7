package ai.halo.adapter.voximplant.management;

import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Which addresses may be asked: https at hosts below {@code .voximplant.com}, on any port, since
 * sessions have ports of their own.
 *
 * @param loopback whether this machine may be asked as well, also by http: for tests alone
 */
record Hosts(boolean loopback) {
  private static final String SUFFIX = ".voximplant.com";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  /** The address, if it is one that may be asked. */
  Optional<HttpUrl> allowed(String address) {
    return Optional.ofNullable(HttpUrl.parse(address)).filter(this::allows);
  }

  boolean allows(HttpUrl url) {
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      return false;
    }
    return (url.isHttps() && url.host().endsWith(SUFFIX))
        || (loopback && THIS_MACHINE.contains(url.host()));
  }
}
