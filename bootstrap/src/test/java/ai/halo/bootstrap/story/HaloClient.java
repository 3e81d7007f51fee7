package ai.halo.bootstrap.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A developer's client of the HTTP API. */
final class HaloClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String address;
  private @Nullable String token;

  HaloClient(String address) {
    this.address = address;
  }

  boolean isReady() {
    try {
      return get("/actuator/health/readiness").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  HaloClient signIn(String username, String password) {
    var answer = post("/api/auth/login", Map.of("username", username, "password", password));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("sign-in: " + answer.statusCode() + " " + answer.body());
    }
    token = JSON.readTree(answer.body()).get("access_token").asString();
    return this;
  }

  /** Places a call; answers its id. */
  String place(String number, String language) {
    var answer =
        post(
            "/api/calls",
            Map.of(
                "phone_number", number,
                "language", language,
                "voice", "female",
                "greeting_message", "Здравствуйте! Это голосовой помощник HALO.",
                "prompt", "Предложите тариф."));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("place: " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).get("id").asString();
  }

  JsonNode call(String id) {
    return json("/api/calls/" + id);
  }

  /** Reads something that must be there. */
  JsonNode json(String path) {
    var answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  /** The lines of an event stream, as they come; to be closed. */
  Stream<String> events(String path, @Nullable String lastEventId) {
    var request =
        request(path).header("Accept", "text/event-stream").timeout(Duration.ofMinutes(2));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return http.send(request.GET().build(), BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
