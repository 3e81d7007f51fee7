package ai.halo.adapter.web;

import ai.halo.adapter.web.http.TrustedProxies;
import ai.halo.adapter.web.push.PushSettings;
import ai.halo.adapter.web.recording.RecordingSettings;
import ai.halo.adapter.web.security.PasswordSettings;
import ai.halo.adapter.web.security.TokenSettings;
import ai.halo.adapter.web.voice.VoiceSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the web adapter, under {@code halo.web}.
 *
 * @param corsOrigins origins whose pages may use the API, such as {@code https://app.example.com};
 *     empty for none but our own
 * @param trustedProxies proxies whose headers {@code X-Forwarded-For} and {@code X-Forwarded-Proto}
 *     count; empty to believe nobody
 * @param bodyLimit the longest body that is read, up to 16 MB
 * @param publicMetrics whether {@code /actuator/prometheus} is open to everybody; else to
 *     administrators alone
 * @param token how long access tokens are good
 * @param password how passwords are hashed
 * @param push how facts are pushed
 * @param recording how recordings are heard
 * @param voice how sessions at the telephony provider are listened to
 */
@ConfigurationProperties("halo.web")
public record WebSettings(
    @DefaultValue({"http://localhost:3000", "http://localhost:8000"}) List<String> corsOrigins,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("false") boolean publicMetrics,
    @DefaultValue TokenSettings token,
    @DefaultValue PasswordSettings password,
    @DefaultValue PushSettings push,
    @DefaultValue RecordingSettings recording,
    @DefaultValue VoiceSettings voice) {
  private static final DataSize SMALLEST_LIMIT = DataSize.ofKilobytes(16);
  private static final DataSize LARGEST_LIMIT = DataSize.ofMegabytes(16);

  /** Refuses what cannot work, naming the setting. */
  public WebSettings {
    corsOrigins = corsOrigins.stream().map(String::strip).filter(o -> !o.isEmpty()).toList();
    corsOrigins.forEach(WebSettings::requireOrigin);
    trustedProxies = new TrustedProxies(trustedProxies).networks();
    if (bodyLimit.compareTo(SMALLEST_LIMIT) < 0 || bodyLimit.compareTo(LARGEST_LIMIT) > 0) {
      throw new IllegalArgumentException("halo.web.body-limit must be from 16KB to 16MB");
    }
  }

  /** Scheme, host and maybe port, and nothing else: a star would let every page in the world in. */
  private static void requireOrigin(String text) {
    try {
      var origin = new URI(text);
      var scheme = origin.getScheme();
      var plain =
          ("http".equals(scheme) || "https".equals(scheme))
              && origin.getHost() != null
              && origin.getRawUserInfo() == null
              && origin.getRawPath().isEmpty()
              && origin.getRawQuery() == null
              && origin.getRawFragment() == null;
      if (plain) {
        return;
      }
    } catch (URISyntaxException _) {
      // Refused below, like an address that is no origin.
    }
    throw new IllegalArgumentException(
        "halo.web.cors-origins must hold origins such as https://app.example.com, not " + text);
  }
}
