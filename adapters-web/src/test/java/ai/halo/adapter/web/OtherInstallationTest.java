package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** With real messages, open metrics, and the page that shows the description. */
@WebTest
@Import(OtherInstallationTest.RealMessages.class)
@TestPropertySource(
    properties = {
      "springdoc.swagger-ui.enabled=true",
      "halo.web.public-metrics=true",
      "halo.web.cors-origins=https://app.example.com"
    })
class OtherInstallationTest {
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @Test
  void hasNoSandboxWhereMessagesAreReal() {
    var answer = api.get("/api/sandbox/messages", api.token("dilnoza"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("sandbox.not_there");
  }

  @Test
  void showsTheDescriptionUnderAPolicyThatLetsItStyleItself() {
    var page = api.send(api.request("/swagger-ui/index.html"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';", "style-src 'self' 'unsafe-inline';");
  }

  @Test
  void letsEverybodyReadTheMetrics() {
    // There is nothing to read without the actuator, but nobody is asked to sign in for it.
    assertThat(api.send(api.request("/actuator/prometheus")).status()).isEqualTo(404);
    assertThat(api.send(api.request("/actuator/env")).status()).isEqualTo(401);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class RealMessages {
    @Bean
    static BeanDefinitionRegistryPostProcessor noSandbox() {
      return new BeanDefinitionRegistryPostProcessor() {
        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
          registry.removeBeanDefinition("sandboxOutbox");
        }
      };
    }
  }
}
