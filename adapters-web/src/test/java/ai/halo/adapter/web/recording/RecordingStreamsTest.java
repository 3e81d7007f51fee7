package ai.halo.adapter.web.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class RecordingStreamsTest {
  private static final RecordingSettings ONE = new RecordingSettings(Duration.ofMinutes(5), 1);

  private final RecordingStreams streams = new RecordingStreams(ONE);
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void haveNoPlaceForOneMoreThanThereAre() throws IOException {
    streams.answer(
        () -> {
          assertThatExceptionOfType(ProblemException.class)
              .isThrownBy(() -> streams.answer(this::sound, false, new MockHttpServletResponse()))
              .satisfies(refused -> {
                assertThat(refused.problem().status()).isEqualTo(503);
                assertThat(refused.problem().code()).isEqualTo("recording.busy");
                assertThat(refused.retryAfter()).isPresent();
              });
          return sound();
        },
        false,
        new MockHttpServletResponse());

    assertThat(closed).hasValue(1);
  }

  @Test
  void giveThePlaceBackWhenNothingCouldBeOpened() throws IOException {
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() ->
            streams.answer(
                () -> {
                  throw new PortFailure.Unavailable("recording.down", "not now");
                },
                false,
                new MockHttpServletResponse()));

    var response = new MockHttpServletResponse();
    streams.answer(this::sound, false, response);
    assertThat(response.getContentAsByteArray()).hasSize(100_000);
  }

  @Test
  void endTheConnectionWhereTheProviderBreaksOff() throws IOException {
    var response = new MockHttpServletResponse();

    streams.answer(() -> of(new BreakingOff(), "audio/mpeg"), false, response);
    streams.answer(this::sound, false, new MockHttpServletResponse());

    assertThat(response.getHeader("Connection")).isEqualTo("close");
    assertThat(response.getContentLength()).isEqualTo(100_000);
    assertThat(response.getContentAsByteArray()).hasSize(1_000);
    assertThat(closed).hasValue(2);
  }

  @Test
  void passOnNoTypeThatABrowserWouldShow() throws IOException {
    for (var type : new String[] {"text/html", "audio/mpeg\r\nX: 1", "image/svg+xml", ""}) {
      var response = new MockHttpServletResponse();
      streams.answer(() -> of(new ByteArrayInputStream(new byte[1]), type), false, response);
      assertThat(response.getContentType()).isEqualTo("application/octet-stream");
    }
  }

  private Sound sound() {
    return of(new ByteArrayInputStream(new byte[100_000]), "audio/mpeg");
  }

  private Sound of(InputStream bytes, String type) {
    var counted =
        new java.io.FilterInputStream(bytes) {
          @Override
          public void close() throws IOException {
            closed.incrementAndGet();
            super.close();
          }
        };
    return new Sound(counted, type, false, Optional.empty(), Optional.of(100_000L));
  }

  /** Gives a thousand bytes and breaks. */
  private static final class BreakingOff extends InputStream {
    private int left = 1_000;

    @Override
    public int read() throws IOException {
      if (left-- == 0) {
        throw new IOException("connection reset");
      }
      return 0;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (left <= 0) {
        throw new IOException("connection reset");
      }
      var given = Math.min(left, most);
      left -= given;
      return given;
    }
  }
}
