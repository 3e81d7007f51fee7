package ai.halo.adapter.voximplant.mock;

import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.port.VoiceGateway;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mock voice gateway. Needs the beans {@link InstantSource}, {@link AskPermit} and {@link
 * ReportLine}; the two use cases are asked for only when sessions run, so they may depend on what
 * depends on the gateway.
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
    var book = new DialogueBook(new DialogueFiles("/dialogues/").read(), settings.seed());
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
    return new MockVoiceGateway(provider, settings.seed());
  }

  @Bean
  SmartLifecycle mockVoiceLifecycle(MockProvider provider) {
    return new MockVoiceLifecycle(provider);
  }
}
