package ai.halo.adapter.voximplant.mock;

import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.dial.SessionPlan;
import ai.halo.domain.dial.SessionPlan.Talk;
import ai.halo.domain.port.ForgetsPeople;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.VoiceGateway;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mock provider: gateway, history, account, recordings and plan. Needs the beans {@link
 * InstantSource}, {@link AskPermit} and {@link ReportLine}; the two use cases are asked for only
 * when sessions run, so they may depend on what depends on the gateway.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MockVoiceSettings.class)
public class MockVoiceConfiguration {
  @Bean
  MockProvider mockProvider(
      MockVoiceSettings settings,
      InstantSource clock,
      ObjectProvider<AskPermit> askPermit,
      ObjectProvider<ReportLine> reportLine) {
    var book =
        new DialogueBook(
            new DialogueFiles("/dialogues/").read(),
            settings.seed(),
            Optional.ofNullable(settings.plays()));
    return new MockProvider(
        new SessionLog(settings.directory(), SessionLog.Limits.USUAL),
        book,
        settings.speed(),
        Patience.USUAL,
        clock,
        askPermit::getObject,
        reportLine::getObject);
  }

  @Bean
  VoiceGateway mockVoiceGateway(MockProvider provider, MockVoiceSettings settings) {
    return new MockVoiceGateway(provider, settings.seed(), Optional.ofNullable(settings.delay()));
  }

  @Bean
  SessionHistory mockSessionHistory(MockProvider provider) {
    return new MockSessionHistory(provider.log());
  }

  /** What a real provider's history holds of people has to be erased there. */
  @Bean
  ForgetsPeople mockVoiceForgetsPeople(MockProvider provider) {
    return (phone, _) -> provider.log().forget(phone);
  }

  @Bean
  TelephonyAccount mockTelephonyAccount() {
    return new MockTelephonyAccount();
  }

  @Bean
  Recordings mockRecordings() {
    return new MockRecordings();
  }

  @Bean
  SessionPlan mockSessionPlan(MockProvider provider) {
    return new SessionPlan(
        "",
        Score.limits(provider.book(), provider.speed()),
        new Talk("mock", "", Optional.empty(), "", Set.of()),
        false,
        true,
        Map.of());
  }

  @Bean
  SmartLifecycle mockVoiceLifecycle(MockProvider provider) {
    return new MockVoiceLifecycle(provider);
  }
}
