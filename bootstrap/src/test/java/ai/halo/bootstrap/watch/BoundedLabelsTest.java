package ai.halo.bootstrap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.Word;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Step;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.Brake;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLabelsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  BoundedLabelsTest() {
    registry.config().meterFilter(new BoundedLabels());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+998901234567",
        "998901234567",
        "90-123-45-67",
        "90 123 45 67",
        "voice.code_998901234567",
        "01939e6c-0000-7000-8000-000000000000",
        "01939e6c",
        "Здравствуйте",
        "the customer said no",
        "a\"} 1\nhalo_evil",
        "",
        "x123456789012345678901234567890123456789012345678901"
      })
  void whatIsNoShortWordIsOther(String value) {
    assertThat(labelled(value)).isEqualTo(BoundedLabels.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"voice.no_funds", "revoked.no_session", "486", "http_503", "98765", "usd"})
  void codesStay(String value) {
    assertThat(labelled(value)).isEqualTo(value);
  }

  @Test
  void everyWordOfOurOwnStays() {
    Stream.<Word[]>of(Step.values(), Disposition.values(), Ending.values(), Brake.values())
        .flatMap(Stream::of)
        .forEach(word -> assertThat(labelled(word.word())).isEqualTo(word.word()));
  }

  @Test
  void anOpenSetEndsAtAHundredForEachLabel() {
    for (var i = 0; i < 1_000; i++) {
      registry.counter("halo.test", "code", "c" + i).increment();
      registry.counter("halo.test.two", "code", "c" + i).increment();
    }

    assertThat(registry.find("halo.test").counters()).hasSize(101);
    assertThat(registry.find("halo.test.two").counters()).hasSize(101);
    assertThat(registry.get("halo.test").tag("code", BoundedLabels.OTHER).counter().count())
        .isEqualTo(900);
  }

  @Test
  void metersOfOthersAreLeftAlone() {
    var id = UUID.randomUUID().toString();

    assertThat(registry.counter("jvm.test", "id", id).getId().getTag("id")).isEqualTo(id);
  }

  private String labelled(String value) {
    return String.valueOf(registry.counter("halo.labels", "label", value).getId().getTag("label"));
  }
}
