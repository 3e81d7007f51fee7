package ai.halo.adapter.web;

import ai.halo.adapter.web.audit.AuditConfiguration;
import ai.halo.adapter.web.call.CallConfiguration;
import ai.halo.adapter.web.description.DescriptionConfiguration;
import ai.halo.adapter.web.dial.DialConfiguration;
import ai.halo.adapter.web.donotcall.DoNotCallConfiguration;
import ai.halo.adapter.web.http.HttpConfiguration;
import ai.halo.adapter.web.http.HttpConfiguration.BodyLimit;
import ai.halo.adapter.web.http.TrustedProxies;
import ai.halo.adapter.web.mask.MaskConfiguration;
import ai.halo.adapter.web.pages.PagesConfiguration;
import ai.halo.adapter.web.person.PersonConfiguration;
import ai.halo.adapter.web.push.PushConfiguration;
import ai.halo.adapter.web.push.PushSettings;
import ai.halo.adapter.web.reanalysis.ReanalysisConfiguration;
import ai.halo.adapter.web.recording.RecordingConfiguration;
import ai.halo.adapter.web.recording.RecordingSettings;
import ai.halo.adapter.web.security.AccessConfiguration;
import ai.halo.adapter.web.security.AccessSettings;
import ai.halo.adapter.web.security.PasswordSettings;
import ai.halo.adapter.web.security.ScrapeConfiguration;
import ai.halo.adapter.web.security.SecurityConfiguration;
import ai.halo.adapter.web.security.TokenSettings;
import ai.halo.adapter.web.system.SystemConfiguration;
import ai.halo.adapter.web.voice.VoiceConfiguration;
import ai.halo.adapter.web.voice.VoiceSettings;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.util.unit.DataSize;

/**
 * Everything HTTP.
 *
 * <p>Needs beans of the use cases, {@link ai.halo.domain.port.Ids}, an {@link
 * java.time.InstantSource}, a {@link ai.halo.domain.dial.SessionPlan}, a {@link
 * ai.halo.domain.port.TelephonyAccount}, a {@link ai.halo.adapter.web.security.TokenKey}, {@link
 * ai.halo.adapter.web.security.TokenKeys}, a {@link ai.halo.adapter.web.security.SealKey} and an
 * {@link ai.halo.adapter.web.system.Installation}; takes a {@link
 * ai.halo.domain.port.SandboxOutbox} and an {@link ai.halo.adapter.web.voice.AccountLook} where
 * there is one. Gives the {@link ai.halo.domain.port.PasswordHasher} and the {@link
 * ai.halo.domain.port.SecretSeal}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@PropertySource("classpath:ai/halo/adapter/web/defaults.properties")
@Import({
  HttpConfiguration.class,
  SecurityConfiguration.class,
  AccessConfiguration.class,
  ScrapeConfiguration.class,
  CallConfiguration.class,
  RecordingConfiguration.class,
  DialConfiguration.class,
  PushConfiguration.class,
  VoiceConfiguration.class,
  ReanalysisConfiguration.class,
  AuditConfiguration.class,
  DoNotCallConfiguration.class,
  PersonConfiguration.class,
  MaskConfiguration.class,
  SystemConfiguration.class,
  PagesConfiguration.class,
  DescriptionConfiguration.class
})
public class WebConfiguration {
  private static final DataSize LONGEST_FILE = DataSize.ofMegabytes(16);

  @Bean
  BodyLimit bodyLimit(WebSettings settings) {
    return new BodyLimit(settings.bodyLimit(), Map.of(DoNotCallConfiguration.IMPORT, LONGEST_FILE));
  }

  @Bean
  TrustedProxies trustedProxies(WebSettings settings) {
    return new TrustedProxies(settings.trustedProxies());
  }

  @Bean
  AccessSettings accessSettings(WebSettings settings) {
    return new AccessSettings(settings.corsOrigins(), settings.publicMetrics());
  }

  @Bean
  TokenSettings tokenSettings(WebSettings settings) {
    return settings.token();
  }

  @Bean
  PasswordSettings passwordSettings(WebSettings settings) {
    return settings.password();
  }

  @Bean
  RecordingSettings recordingSettings(WebSettings settings) {
    return settings.recording();
  }

  @Bean
  VoiceSettings voiceSettings(WebSettings settings) {
    return settings.voice();
  }

  @Bean
  PushSettings pushSettings(WebSettings settings) {
    return settings.push();
  }
}
