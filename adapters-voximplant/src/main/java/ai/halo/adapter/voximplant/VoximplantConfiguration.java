package ai.halo.adapter.voximplant;

import ai.halo.adapter.voximplant.management.ManagementConfiguration;
import ai.halo.adapter.voximplant.mock.MockVoiceConfiguration;
import ai.halo.adapter.voximplant.numbering.NumberingConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The provider that {@code halo.voice} names, with all its ports: {@code mock}, which is the
 * default, or {@code voximplant}.
 *
 * <p>For any other word there is none, and the application does not start.
 */
@Configuration(proxyBeanMethods = false)
@Import(NumberingConfiguration.class)
public class VoximplantConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "halo.voice", havingValue = "mock", matchIfMissing = true)
  @Import(MockVoiceConfiguration.class)
  static class Mock {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "halo.voice", havingValue = "voximplant")
  @Import(ManagementConfiguration.class)
  static class Real {}
}
