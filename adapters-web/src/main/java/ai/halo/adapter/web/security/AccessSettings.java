package ai.halo.adapter.web.security;

import java.util.List;

/**
 * Who is let in without a token.
 *
 * @param corsOrigins the origins whose pages may use the API, cookie included
 * @param publicMetrics whether anybody may read the metrics; else administrators alone
 */
public record AccessSettings(List<String> corsOrigins, boolean publicMetrics) {
  /** Keeps a copy. */
  public AccessSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }
}
