package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Two threads have to do with a stream's response: the request's, which is on its way out through
 * the filters, and the stream's own. They must never write its head at once: the container's
 * objects would be damaged, and those of later requests with them.
 */
@WebTest
@TestPropertySource(properties = "halo.web.push.streams-per-user=4000")
class ManyStreamsTest {
  private static final int CLIENTS = 8;
  private static final int STREAMS_EACH = 60;

  @Autowired private WebWorld world;
  @LocalServerPort private int port;

  @Test
  void eachBeginsWithOneWholeHeadAndLeavesNothingBehind() throws InterruptedException {
    var token = new Api(port).token("dilnoza");
    var heads = new ConcurrentLinkedQueue<List<String>>();

    var clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(_ ->
                Thread.startVirtualThread(() -> {
                  for (var i = 0; i < STREAMS_EACH; i++) {
                    heads.add(headOfAStream(token));
                  }
                }))
            .toList();
    for (var client : clients) {
      client.join();
    }

    assertThat(heads).hasSize(CLIENTS * STREAMS_EACH);
    assertThat(heads)
        .allSatisfy(head -> {
          assertThat(head.getFirst()).startsWith("HTTP/1.1 200");
          assertThat(head).containsOnlyOnce("X-Content-Type-Options: nosniff");
          assertThat(head).containsOnlyOnce("X-Accel-Buffering: no");
          assertThat(head).containsOnlyOnce("Content-Type: text/event-stream;charset=UTF-8");
          assertThat(head.stream().filter(line -> line.startsWith("Content-Security-Policy")))
              .hasSize(1);
        });
    await().untilAsserted(() -> assertThat(world.feed.listeners()).isZero());
  }

  @Test
  void theRequestsOwnThreadSendsTheHeadWhateverTheStreamsThreadWaitsFor() {
    var api = new Api(port);
    var token = api.token("dilnoza");

    HttpResponse<InputStream> response;
    synchronized (world.feed) {
      // Nobody can subscribe now, so the stream's own thread has nothing to send.
      response = api.open(api.request("/api/events", token));
    }

    try (var stream = new Stream(response)) {
      assertThat(stream.next().event()).isEqualTo("hello");
    }
    await().untilAsserted(() -> assertThat(world.feed.listeners()).isZero());
  }

  /** Opens a stream, reads its head and the first line of its body, and goes away. */
  private List<String> headOfAStream(String token) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      var request =
          """
          GET /api/events HTTP/1.1
          Host: localhost
          Authorization: Bearer %s

          """
              .formatted(token)
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      var head = new ArrayList<String>();
      for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
        head.add(line);
      }
      assertThat(lines.readLine()).as("the first chunk").isNotBlank();
      return head;
    } catch (IOException e) {
      return List.of("no answer: " + e.getMessage());
    }
  }
}
