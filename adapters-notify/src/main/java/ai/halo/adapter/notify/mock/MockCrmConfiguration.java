package ai.halo.adapter.notify.mock;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mock CRM. Needs the bean {@link InstantSource}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MockNotifySettings.class)
public class MockCrmConfiguration {
  @Bean
  MockCrm mockCrm(MockNotifySettings settings, InstantSource clock) {
    return new MockCrm(settings, KeyedJournal.Limits.USUAL, clock);
  }
}
