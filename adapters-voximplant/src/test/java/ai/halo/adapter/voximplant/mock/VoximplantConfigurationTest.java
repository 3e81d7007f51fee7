package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.halo.adapter.voximplant.VoximplantConfiguration;
import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.call.CallState;
import ai.halo.domain.port.VoiceGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class VoximplantConfigurationTest {
  @TempDir private Path folder;

  @Test
  void wiresAGatewayWhoseSessionsUseWhatDependsOnIt() {
    try (var context = context(Map.of("halo.mock.directory", folder, "halo.mock.speed", "1000"))) {
      var world = context.getBean(World.class);
      var call = world.place("+998901234564");
      world.work();
      var asked = world.telephony.sessions.getLast();

      context.getBean(VoiceGateway.class).start(asked.attempt(), asked.ticket());

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() ->
              world.unitOfWork.run(() -> world.call(call.id()).state())
                  instanceof CallState.Completed);
      assertThat(MockRings.read(folder)).hasSize(1);
    }
  }

  @Test
  void isTheMockUnlessAnotherIsNamed() {
    var settings =
        Map.<String, Object>of("halo.mock.directory", folder, "halo.voice", "voximplant");

    try (var context = context(settings, VoximplantConfiguration.class)) {
      assertThat(context.getBeansOfType(VoiceGateway.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "halo.mock.speed, 0, halo.mock.speed must be from 0.1 to 10000",
    "halo.mock.speed, NaN, halo.mock.speed must be from 0.1 to 10000",
    "halo.mock.speed, 10001, halo.mock.speed must be from 0.1 to 10000",
    "halo.mock.speed, fast, halo.mock.speed",
    "halo.mock.seed, dice, halo.mock.seed",
    "halo.mock.directory, '', halo.mock.directory must name the folder",
  })
  void refusesABadSettingNamingIt(String property, String value, String problem) {
    var settings = new HashMap<String, Object>(Map.of("halo.mock.directory", folder));
    settings.put(property, value);

    assertThatExceptionOfType(BeanCreationException.class)
        .isThrownBy(() -> context(settings))
        .satisfies(refusal -> assertThat(reasons(refusal)).contains(problem));
  }

  @Test
  void refusesToRunWithoutADirectory() {
    assertThatExceptionOfType(BeanCreationException.class)
        .isThrownBy(() -> context(Map.of()))
        .satisfies(refusal ->
            assertThat(reasons(refusal)).contains("halo.mock.directory must name the folder"));
  }

  private static String reasons(Throwable refusal) {
    var reasons = new StringBuilder();
    for (var cause = refusal; cause != null; cause = cause.getCause()) {
      reasons.append(cause).append('\n');
    }
    return reasons.toString();
  }

  private static AnnotationConfigApplicationContext context(Map<String, Object> settings) {
    return context(settings, Application.class, VoximplantConfiguration.class);
  }

  private static AnnotationConfigApplicationContext context(
      Map<String, Object> settings, Class<?>... configurations) {
    var context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.register(configurations);
    context.refresh();
    return context;
  }

  /** Use cases that cannot exist before the gateway does. */
  @Configuration(proxyBeanMethods = false)
  static class Application {
    @Bean
    World world() {
      return new World();
    }

    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }

    @Bean
    AskPermit askPermit(World world, VoiceGateway gateway) {
      return world.askPermit;
    }

    @Bean
    ReportLine reportLine(World world, VoiceGateway gateway) {
      return world.reportLine;
    }
  }
}
