import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses HALO over HTTP, whichever node answers. */
final class Api {
  static final JsonMapper JSON = JsonMapper.builder().build();
  /** A call that is being changed by others at that moment is worth another try; a rule is not. */
  private static final int MOST_CONFLICTS = 50;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
  private final List<String> nodes;
  private final String token;

  private final Map<Integer, Integer> errors = new ConcurrentHashMap<>();

  /** How often it was answered so before it was done after all. */
  int errors(int status) {
    return errors.getOrDefault(status, 0);
  }

  String token() {
    return token;
  }

  /** Signs in as the first administrator of the mock profile. */
  Api(List<String> nodes) throws InterruptedException {
    this.nodes = nodes;
    var request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(json(Map.of("username", "admin", "password", "admin")));
    token = JSON.readTree(persist("/api/auth/login", request)).get("access_token").asString();
  }

  /** Places a call, however often it has to be said; answers its id. */
  String place(String phone, String key) throws InterruptedException {
    var body =
        Map.of(
            "phone_number", phone,
            "language", "ru",
            "voice", "female",
            "greeting_message", "Здравствуйте! Это голосовой помощник HALO.",
            "prompt", "Предложите тариф.");
    var request =
        signed().header("Content-Type", "application/json").header("Idempotency-Key", key).POST(json(body));
    return JSON.readTree(persist("/api/calls", request)).get("id").asString();
  }

  /** Every call there is. */
  List<JsonNode> calls() throws InterruptedException {
    var calls = new ArrayList<JsonNode>();
    var cursor = "";
    while (true) {
      var page = JSON.readTree(persist("/api/calls?limit=100" + cursor, signed().GET()));
      page.get("items").forEach(calls::add);
      var next = page.get("next_cursor");
      if (next == null || next.isNull()) {
        return calls;
      }
      cursor = "&cursor=" + next.asString();
    }
  }

  /** Where the next page begins after a first one of so many calls. */
  String cursor(int limit) throws InterruptedException {
    return JSON.readTree(persist("/api/calls?limit=" + limit, signed().GET())).get("next_cursor").asString();
  }

  JsonNode call(String id) throws InterruptedException {
    return JSON.readTree(persist("/api/calls/" + id, signed().GET()));
  }

  /** Asks a node for a permit, as a session does, once. */
  HttpResponse<String> permit(String node, String attempt, String ticket, String session)
      throws IOException, InterruptedException {
    var body =
        Map.of(
            "attempt", attempt,
            "ticket", ticket,
            "session", session,
            "control_url", "http://127.0.0.1:9/request/" + session);
    var request =
        HttpRequest.newBuilder(URI.create(node + "/api/voice/permit"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(json(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder signed() {
    return HttpRequest.newBuilder().header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  /** Sends it to one node after the other until one does it. */
  private String persist(String path, HttpRequest.Builder request) throws InterruptedException {
    for (var i = 0; ; i++) {
      var node = nodes.get(i % nodes.size());
      try {
        var answer =
            http.send(request.copy().uri(URI.create(node + path)).timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 == 2) {
          return answer.body();
        }
        errors.merge(answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() / 100 == 4 && answer.statusCode() != 429 && (answer.statusCode() != 409 || i >= MOST_CONFLICTS)) {
          throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
      } catch (IOException down) {
        // the other node, then
      }
      Thread.sleep(i % nodes.size() == 0 ? 0 : 200);
    }
  }
}
