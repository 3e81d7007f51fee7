package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of an event stream, which reads on a thread of its own. */
final class Stream implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpResponse<InputStream> response;
  private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

  /** What came; a comment has no event, and the end of the stream is one with the event end. */
  record Frame(String id, String event, String data, String comment) {
    static final Frame END = new Frame("", "end", "", "");

    JsonNode json() {
      return JSON.readTree(data);
    }
  }

  Stream(HttpResponse<InputStream> response) {
    this.response = response;
    assertThat(response.statusCode()).isEqualTo(200);
    Thread.ofVirtual().start(this::read);
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The next frame that is no comment. */
  Frame next() {
    while (true) {
      var frame = take();
      if (!frame.event().isEmpty()) {
        return frame;
      }
    }
  }

  /** The next frame, comments included. */
  Frame take() {
    try {
      var frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(frame).as("a frame within %s", PATIENCE).isNotNull();
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var id = "";
      var event = "";
      var data = "";
      var comment = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          frames.add(new Frame(id, event, data, comment));
          event = "";
          comment = "";
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else {
          comment = line;
        }
      }
    } catch (IOException closed) {
      // The end is told below, whichever way it came.
    }
    frames.add(Frame.END);
  }
}
