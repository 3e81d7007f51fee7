package ai.halo.adapter.notify.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.adapter.notify.NotifyConfiguration;
import ai.halo.domain.port.CrmContract;
import ai.halo.domain.port.CrmPort;
import ai.halo.domain.port.Notifier;
import ai.halo.domain.port.NotifierContract;
import ai.halo.domain.port.SandboxOutbox;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class NotifyConfigurationTest {
  @TempDir private Path folder;

  @Test
  void wiresMocksThatTakeWhatTheyAreGiven() {
    try (var context = context(Map.of("halo.mock.directory", folder, "halo.mock.speed", "1000"))) {
      var message = NotifierContract.message("+998901234561");
      var lead = CrmContract.lead("+998901234561");

      context.getBean(Notifier.class).send(message, NotifierContract.key(message));
      context.getBean(CrmPort.class).record(lead, CrmContract.key(lead));

      assertThat(context.getBean(SandboxOutbox.class).latest(10)).hasSize(1);
    }
    assertThat(MockReceived.messages(folder)).hasSize(1);
    assertThat(MockReceived.leads(folder)).hasSize(1);
  }

  @Test
  void leavesOutWhatIsNotTheMock() {
    try (var context = context(Map.of("halo.mock.directory", folder, "halo.sms", "eskiz"))) {
      assertThat(context.getBeansOfType(Notifier.class)).isEmpty();
      assertThat(context.getBeansOfType(SandboxOutbox.class)).isEmpty();
      assertThat(context.getBeansOfType(CrmPort.class)).hasSize(1);
    }
    try (var context = context(Map.of("halo.mock.directory", folder, "halo.crm", "amo"))) {
      assertThat(context.getBeansOfType(Notifier.class)).hasSize(1);
      assertThat(context.getBeansOfType(CrmPort.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "halo.mock.speed, 0, halo.mock.speed must be from 0.1 to 10000",
    "halo.mock.speed, NaN, halo.mock.speed must be from 0.1 to 10000",
    "halo.mock.speed, 10001, halo.mock.speed must be from 0.1 to 10000",
    "halo.mock.directory, '', halo.mock.directory must name the folder",
  })
  void refusesABadSettingNamingIt(String property, String value, String problem) {
    var settings = new HashMap<String, Object>(Map.of("halo.mock.directory", folder));
    settings.put(property, value);

    assertThatExceptionOfType(BeanCreationException.class)
        .isThrownBy(() -> context(settings))
        .satisfies(refusal -> assertThat(reasons(refusal)).contains(problem));
  }

  private static String reasons(Throwable refusal) {
    var reasons = new StringBuilder();
    for (var cause = refusal; cause != null; cause = cause.getCause()) {
      reasons.append(cause).append('\n');
    }
    return reasons.toString();
  }

  private static AnnotationConfigApplicationContext context(Map<String, Object> settings) {
    var context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.registerBean(InstantSource.class, InstantSource::system);
    context.register(NotifyConfiguration.class);
    context.refresh();
    return context;
  }
}
