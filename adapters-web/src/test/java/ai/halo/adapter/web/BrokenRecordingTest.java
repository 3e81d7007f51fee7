package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.usecase.HearRecording;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.port.Recordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** With a provider that breaks off after the first bytes of a recording. */
@WebTest
@Import(BrokenRecordingTest.BreakingOff.class)
class BrokenRecordingTest {
  @Autowired private WebWorld world;
  @LocalServerPort private int port;

  @Test
  void endsTheConnectionSoThatNobodyTakesAPartForTheWholeOrWaitsForTheRest() {
    var builder = aCall().talked();
    var link = new RecordingLink("https://records.example.com/1.mp3");
    var kept = new LineFact(1, new LineSignal.RecordingStarted(builder.second(9), link));
    var call = builder.after(kept).build();
    world.calls.add(call);
    var api = new Api(port);
    var path = "/api/calls/%s/recording".formatted(call.id());
    var url =
        api.post(path + "/permission", api.token("dilnoza"), "").json().path("url").asString();

    var request = "GET " + url + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    var answer = new RawHttp(port).send(request.getBytes(StandardCharsets.US_ASCII));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.has("Content-Length", "1000")).isTrue();
    assertThat(answer.body()).isEqualTo("begin");
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class BreakingOff {
    @Bean
    @Primary
    HearRecording breakingOff(WebWorld world) {
      return new HearRecording(
          world.calls,
          new Recordings() {
            @Override
            public Sound open(RecordingLink link, Optional<String> range) {
              var begin = new ByteArrayInputStream("begin".getBytes(StandardCharsets.US_ASCII));
              var bytes = new SequenceInputStream(begin, new Gone());
              return new Sound(bytes, "audio/mpeg", false, Optional.empty(), Optional.of(1_000L));
            }

            @Override
            public void delete(RecordingLink link) {
              world.recordings.delete(link);
            }
          },
          world.audit);
    }
  }

  private static final class Gone extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      throw new IOException("connection reset");
    }
  }
}
