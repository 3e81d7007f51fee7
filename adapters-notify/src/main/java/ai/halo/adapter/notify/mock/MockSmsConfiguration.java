package ai.halo.adapter.notify.mock;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mock notifier, which is the {@link ai.halo.domain.port.SandboxOutbox} too. Needs the bean
 * {@link InstantSource}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MockNotifySettings.class)
public class MockSmsConfiguration {
  @Bean
  MockNotifier mockNotifier(MockNotifySettings settings, InstantSource clock) {
    return new MockNotifier(settings, KeyedJournal.Limits.USUAL, clock);
  }
}
