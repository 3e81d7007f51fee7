package ai.halo.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  @Test
  void hearsTheCustomerOnlyInWordsOfTheCustomer() {
    assertThat(talk(Speaker.AGENT, "Алло?").hasCustomerSpeech()).isFalse();
    assertThat(talk(Speaker.CUSTOMER, " … ").hasCustomerSpeech()).isFalse();
    assertThat(talk(Speaker.CUSTOMER, "Ҳа").hasCustomerSpeech()).isTrue();
  }

  @Property
  void keepsNothingThatADatabaseCannotHold(@ForAll String said) {
    var text = new Utterance(1, Speaker.CUSTOMER, said, Duration.ofSeconds(-1)).text();

    assertThat(text).doesNotContain("\u0000");
    assertThat(
            new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(text);
    assertThat(text.codePoints().count()).isLessThanOrEqualTo(Utterance.LONGEST);
  }

  private static Transcript talk(Speaker speaker, String text) {
    return new Transcript(List.of(new Utterance(1, speaker, text, Duration.ZERO)));
  }
}
