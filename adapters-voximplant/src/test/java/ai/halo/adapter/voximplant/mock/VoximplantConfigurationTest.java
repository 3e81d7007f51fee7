package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.halo.adapter.voximplant.VoximplantConfiguration;
import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.call.CallState;
import ai.halo.domain.dial.SessionPlan;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.VoiceGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
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
  void isNobodyWhenAnUnknownOneIsNamed() {
    var settings = Map.<String, Object>of("halo.mock.directory", folder, "halo.voice", "pigeon");

    try (var context = context(settings, VoximplantConfiguration.class)) {
      assertThat(context.getBeansOfType(VoiceGateway.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"mock, Mock", "voximplant, Voximplant"})
  void hasEveryPortOfWhicheverProviderIsNamed(String voice, String prefix) {
    var settings =
        new HashMap<String, Object>(Map.of("halo.mock.directory", folder, "halo.voice", voice));
    settings.put("halo.voximplant.account-id", "1");
    settings.put("halo.voximplant.api-key", "key");
    settings.put("halo.voximplant.application-id", "2");
    settings.put("halo.voximplant.rule-id", "3");
    settings.put("halo.voximplant.caller-id", "998712000000");
    // Nobody listens there, so that the look at the start finds nobody.
    settings.put("halo.voximplant.base-url", "http://127.0.0.1:1");
    settings.put("halo.voximplant.allow-loopback", "true");

    try (var context = context(settings)) {
      for (var port :
          List.of(
              VoiceGateway.class, SessionHistory.class, TelephonyAccount.class, Recordings.class)) {
        assertThat(context.getBean(port).getClass().getSimpleName()).startsWith(prefix);
      }
      assertThat(context.getBean(SessionPlan.class).callerId())
          .isEqualTo(voice.equals("mock") ? "" : "998712000000");
    }
  }

  @Test
  void refusesToRunTheRealOneWithoutItsSettings() {
    assertThatExceptionOfType(BeanCreationException.class)
        .isThrownBy(() -> context(Map.of("halo.voice", "voximplant")))
        .satisfies(refusal -> assertThat(reasons(refusal)).contains("halo.voximplant.key-file"));
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
