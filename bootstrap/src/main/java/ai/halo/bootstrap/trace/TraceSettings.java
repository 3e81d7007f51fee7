package ai.halo.bootstrap.trace;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go, under {@code halo.tracing}.
 *
 * @param endpoint the whole address that takes OTLP over HTTP, such as {@code
 *     http://collector:4318/v1/traces}
 * @param share of all calls, from 0 to 1; every node chooses the same ones
 * @param timeout for handing a batch over
 */
@ConfigurationProperties("halo.tracing")
public record TraceSettings(
    URI endpoint, @DefaultValue("1") double share, @DefaultValue("5s") Duration timeout) {
  /** Refuses what cannot work, naming the setting. */
  public TraceSettings {
    var scheme = endpoint.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme)) || endpoint.getHost() == null) {
      throw new IllegalArgumentException(
          "halo.tracing.endpoint must be a whole address such as http://collector:4318/v1/traces");
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("halo.tracing.share must be from 0 to 1");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("halo.tracing.timeout must be longer than nothing");
    }
  }
}
