package ai.halo.domain.port;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.halo.domain.call.RecordingLink;
import java.io.IOException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What callers of every {@link Recordings} rely on. */
public interface RecordingsContract {
  /** The store under test, the same one within a test. */
  Recordings recordings();

  /** Lets the provider keep these bytes as an MP3. */
  RecordingLink keep(byte[] sound);

  @Test
  default void readsAllOfARecording() throws IOException {
    var link = keep("0123456789".getBytes(US_ASCII));

    try (var sound = recordings().open(link, Optional.empty())) {
      assertThat(sound.bytes().readAllBytes()).asString(US_ASCII).isEqualTo("0123456789");
      assertThat(sound.partial()).isFalse();
      assertThat(sound.contentRange()).isEmpty();
      assertThat(sound.contentType()).isEqualTo("audio/mpeg");
      assertThat(sound.length()).contains(10L);
    }
  }

  @Test
  default void readsAPartOfARecording() throws IOException {
    var link = keep("0123456789".getBytes(US_ASCII));

    try (var sound = recordings().open(link, Optional.of("bytes=2-4"))) {
      assertThat(sound.bytes().readAllBytes()).asString(US_ASCII).isEqualTo("234");
      assertThat(sound.partial()).isTrue();
      assertThat(sound.contentRange()).contains("bytes 2-4/10");
      assertThat(sound.length()).contains(3L);
    }
  }

  @Test
  default void refusesAPartThatIsNotThere() {
    var link = keep("0123456789".getBytes(US_ASCII));

    refuses("recording.range", () -> recordings().open(link, Optional.of("bytes=10-")));
  }

  @Test
  default void refusesWhatIsNoRange() {
    var link = keep("0123456789".getBytes(US_ASCII));

    refuses("recording.range", () -> recordings().open(link, Optional.of("bytes=0-1\r\nX: 1")));
  }

  @Test
  default void findsNothingWhereARecordingWasDeleted() {
    var link = keep("0123456789".getBytes(US_ASCII));

    recordings().delete(link);

    refuses("recording.gone", () -> recordings().open(link, Optional.empty()));
  }

  @Test
  default void deletesTwiceAsOnce() {
    var link = keep("0123456789".getBytes(US_ASCII));
    recordings().delete(link);

    assertThatNoException().isThrownBy(() -> recordings().delete(link));
  }

  @Test
  default void asksNobodyButTheProvider() {
    var elsewhere = new RecordingLink("https://voximplant.com.example.org/record.mp3");

    refuses("recording.host", () -> recordings().open(elsewhere, Optional.empty()));
    refuses("recording.host", () -> recordings().delete(elsewhere));
  }

  private static void refuses(String code, ThrowingCallable asked) {
    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(asked)
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
