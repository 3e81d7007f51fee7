package ai.halo.adapter.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the metrics are read by what watches HALO, under {@code halo.web}.
 *
 * @param scrapeToken what Prometheus shows as its bearer token, 16 to 200 letters, digits, {@code
 *     -} and {@code _}; without one only administrators read the metrics, unless they are public
 */
@ConfigurationProperties("halo.web")
public record ScrapeSettings(@Nullable String scrapeToken) {
  private static final String SCHEME = "Bearer ";

  /** Refuses what can be guessed or cannot stand in a header, naming the setting. */
  public ScrapeSettings {
    if (scrapeToken != null && scrapeToken.isBlank()) {
      scrapeToken = null;
    }
    if (scrapeToken != null && !scrapeToken.matches("[A-Za-z0-9_-]{16,200}")) {
      throw new IllegalArgumentException(
          "halo.web.scrape-token must be 16 to 200 letters, digits, - and _");
    }
  }

  /** Whether a header shows the token; takes as long for any guess of a length. */
  boolean isShown(@Nullable String authorization) {
    return scrapeToken != null
        && authorization != null
        && authorization.startsWith(SCHEME)
        && MessageDigest.isEqual(
            scrapeToken.getBytes(StandardCharsets.UTF_8),
            authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
  }

  /** The token is never printed. */
  @Override
  public String toString() {
    return "ScrapeSettings[***]";
  }
}
