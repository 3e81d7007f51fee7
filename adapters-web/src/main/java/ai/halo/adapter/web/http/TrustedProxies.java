package ai.halo.adapter.web.http;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The proxies whose word counts for where a request comes from and whether it came by https. Nobody
 * else is believed: an address that a client may choose itself is no address to count guesses by.
 *
 * @param networks addresses such as {@code 10.0.0.7} or networks such as {@code 172.20.0.0/16};
 *     empty to believe nobody
 */
public record TrustedProxies(List<String> networks) {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");
  private static final int BITS_A_BYTE = 8;

  /** Refuses what is no address and no network, naming the setting. */
  public TrustedProxies {
    networks = networks.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
    networks.forEach(TrustedProxies::requireNetwork);
  }

  private static void requireNetwork(String text) {
    var slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    var length = slash < 0 ? "" : text.substring(slash + 1);
    try {
      var bits = InetAddress.ofLiteral(address).getAddress().length * BITS_A_BYTE;
      var good =
          slash < 0 || (LENGTH.matcher(length).matches() && Integer.parseInt(length) <= bits);
      if (good) {
        return;
      }
    } catch (IllegalArgumentException _) {
      // Refused below, like a network that is none.
    }
    throw new IllegalArgumentException(
        "halo.web.trusted-proxies must hold addresses or networks such as 172.20.0.0/16, not "
            + text);
  }
}
