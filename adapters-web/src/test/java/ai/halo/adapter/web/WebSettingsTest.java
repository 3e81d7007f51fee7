package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.web.security.TokenKey;
import ai.halo.adapter.web.voice.CallbackSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.unit.DataSize;

class WebSettingsTest {
  @Test
  void haveDefaultsThatWork() {
    var settings = bound(Map.of());

    assertThat(settings.corsOrigins())
        .containsExactly("http://localhost:3000", "http://localhost:8000");
    assertThat(settings.bodyLimit()).isEqualTo(DataSize.ofMegabytes(1));
    assertThat(settings.trustedProxies()).isEmpty();
    assertThat(settings.publicMetrics()).isFalse();
    assertThat(settings.token().lifetime()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.token().webLifetime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.password().memory()).isEqualTo(DataSize.ofMegabytes(19));
    assertThat(settings.push().heartbeat()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void takeOtherOriginsOrNone() {
    var two = bound(Map.of("halo.web.cors-origins", "https://a.example, http://b.example:81"));
    var none = bound(Map.of("halo.web.cors-origins", ""));

    assertThat(two.corsOrigins()).containsExactly("https://a.example", "http://b.example:81");
    assertThat(none.corsOrigins()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "halo.web.cors-origins, *",
    "halo.web.cors-origins, https://a.example/",
    "halo.web.cors-origins, ftp://a.example",
    "halo.web.cors-origins, a.example",
    "halo.web.cors-origins, https://u@a.example",
    "halo.web.trusted-proxies, proxy.example.com",
    "halo.web.trusted-proxies, 10.0.0.0/33",
    "halo.web.trusted-proxies, 10.0.0.0/-1",
    "halo.web.trusted-proxies, 10.0.0.*",
    "halo.web.body-limit, 1KB",
    "halo.web.body-limit, 1GB",
    "halo.web.token.lifetime, 1s",
    "halo.web.token.web-lifetime, 365d",
    "halo.web.password.memory, 1KB",
    "halo.web.password.passes, 0",
    "halo.web.password.threads, 0",
    "halo.web.password.queue, -1",
    "halo.web.password.patience, 0s",
    "halo.web.push.heartbeat, 0s",
    "halo.web.push.queue, 0",
    "halo.web.push.streams-per-user, 0",
    "halo.web.push.streams, 0",
    "halo.web.recording.permission, 1s",
    "halo.web.recording.permission, 2h",
    "halo.web.recording.streams, 0",
    "halo.web.voice.at-once, 0",
    "halo.web.voice.patience, 0s"
  })
  void refuseWhatCannotWorkAndNameIt(String name, String value) {
    try {
      bound(Map.of(name, value));
    } catch (BindException refused) {
      var cause = NestedExceptionUtils.getMostSpecificCause(refused);
      assertThat(cause.getMessage()).contains(name);
      return;
    }
    throw new AssertionError(name + " took " + value);
  }

  @Test
  void aTokenKeyIsLongAndNeverPrinted() {
    assertThat(TokenKey.of(new byte[32]).toString()).isEqualTo("TokenKey[***]");
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenKey.of(new byte[31]))
        .withMessageContaining("32");
  }

  @Test
  void aCallbackSecretIsLongAndNeverPrinted() {
    assertThat(new CallbackSettings("0123456789abcdef").toString()).doesNotContain("0123");
    assertThat(new CallbackSettings(" ").callbackSecret()).isNull();
    for (var weak : new String[] {"short", "0123456789abcde/", "0123456789 abcdef"}) {
      org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
          .isThrownBy(() -> new CallbackSettings(weak))
          .withMessageContaining("halo.voximplant.callback-secret");
    }
  }

  private static WebSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("halo.web", WebSettings.class);
  }
}
