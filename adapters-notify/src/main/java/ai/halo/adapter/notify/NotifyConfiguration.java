package ai.halo.adapter.notify;

import ai.halo.adapter.notify.mock.MockCrmConfiguration;
import ai.halo.adapter.notify.mock.MockSmsConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The {@link ai.halo.domain.port.Notifier} that {@code halo.sms} names and the {@link
 * ai.halo.domain.port.CrmPort} that {@code halo.crm} names: {@code mock}, which is the default of
 * both.
 *
 * <p>With the mock notifier there is a {@link ai.halo.domain.port.SandboxOutbox}, with others there
 * is none. For any other word the port is missing, and the application does not start.
 */
@Configuration(proxyBeanMethods = false)
public class NotifyConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "halo.sms", havingValue = "mock", matchIfMissing = true)
  @Import(MockSmsConfiguration.class)
  static class MockSms {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "halo.crm", havingValue = "mock", matchIfMissing = true)
  @Import(MockCrmConfiguration.class)
  static class MockCrm {}
}
