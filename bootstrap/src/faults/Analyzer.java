import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that finds everybody interested, and whose answers are lost now and then after it thought. */
final class Analyzer implements AutoCloseable {
  private static final String OPINION =
      """
      {"callback": {"day_of_month": -1, "hour": -1, "in_days": -1, "in_minutes": -1, "line": 0,
        "minute": -1, "month": -1, "part_of_day": "unsaid", "quote": "", "weekday": "unsaid"},
       "confidence": 0.9, "create_lead": {"line": %1$d, "quote": "интересно", "value": true},
       "disposition": {"line": %1$d, "quote": "интересно", "value": "interested"},
       "follow_up_message": "Спасибо за разговор!",
       "interest": {"line": %1$d, "quote": "интересно", "text": "тариф", "value": "high"},
       "language": "ru", "opt_out": {"line": 0, "quote": "", "value": false}, "summary": "Клиенту интересно."}
      """;

  private final HttpServer server;
  private final Random random;
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger lost = new AtomicInteger();

  private Analyzer(HttpServer server, long seed) {
    this.server = server;
    this.random = new Random(seed);
  }

  /** Loses this share of its answers. */
  static Analyzer start(double share, long seed) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var analyzer = new Analyzer(server, seed);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          analyzer.asked.incrementAndGet();
          if (analyzer.loses(share)) {
            analyzer.lost.incrementAndGet();
            exchange.close();
            return;
          }
          var message = Map.of("role", "assistant", "content", OPINION.formatted(1));
          var answer =
              Map.of(
                  "id", "chatcmpl-1",
                  "object", "chat.completion",
                  "created", 1,
                  "model", "loopback",
                  "choices", java.util.List.of(Map.of("index", 0, "finish_reason", "stop", "message", message)),
                  "usage", Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2));
          var bytes = Api.JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return analyzer;
  }

  private synchronized boolean loses(double share) {
    return random.nextDouble() < share;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
