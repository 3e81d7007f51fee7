package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.halo.domain.analysis.Analysis;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private static final Set<String> WITH_BLANK =
      Set.of(
          "summary.words",
          "summary.announced",
          "summary.time",
          "summary.asked",
          "summary.objected",
          "message.callback.at");

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void areCompleteInEveryLanguage(Tongue tongue) {
    var texts = Resources.texts(tongue);
    var russian = Resources.texts(Tongue.RUSSIAN);

    assertThat(texts.keys()).isEqualTo(russian.keys());
    assertThat(texts.keys())
        .allMatch(key -> texts.say(key).contains("{}") == WITH_BLANK.contains(key));
  }

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void leaveRoomForALinkInAMessage(Tongue tongue) {
    var texts = Resources.texts(tongue);

    assertThat(texts.keys().stream().filter(key -> key.startsWith("message.")))
        .allMatch(key -> texts.say(key).length() <= Analysis.LONGEST_MESSAGE - 100);
  }

  @Test
  void doNotLookIntoWhatFillsABlank() {
    var properties = new Properties();
    properties.setProperty("greeting", "Hello, {}.");

    assertThat(new Texts(properties).say("greeting", "{} $1 {}")).isEqualTo("Hello, {} $1 {}.");
  }

  @Test
  void nameTheKeyTheyLack() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Texts(new Properties()).say("greeting"))
        .withMessageContaining("greeting");
  }
}
