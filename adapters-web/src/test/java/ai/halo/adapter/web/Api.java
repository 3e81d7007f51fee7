package ai.halo.adapter.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API on a port of this machine. */
final class Api {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  Api(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  /** An answer; {@link #json()} reads its body. */
  record Answer(int status, HttpResponse<?> response, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String code() {
      return json().path("code").asString("");
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    /** The refresh token in the cookie of this answer. */
    String cookie() {
      return header("Set-Cookie").orElseThrow().replaceAll("^halo_refresh=([^;]*);.*$", "$1");
    }
  }

  URI uri(String path) {
    return URI.create(base + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder request(String path, String token) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  Answer get(String path, String token) {
    return send(request(path, token));
  }

  Answer post(String path, String token, String body) {
    return send(json(request(path, token), body));
  }

  HttpRequest.Builder json(HttpRequest.Builder request, String body) {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  /** A body whose length is not told, so that it goes out in chunks. */
  static BodyPublisher chunked(InputStream body) {
    return BodyPublishers.ofInputStream(() -> body);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response, response.body());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<InputStream> open(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Answer login(String name, String password) {
    return send(json(request("/api/auth/login"), credentials(name, password)));
  }

  Answer webLogin(String name, String password) {
    return send(
        json(
            request("/api/auth/login").header("X-Halo-Client", "web"),
            credentials(name, password)));
  }

  String token(String name) {
    return login(name, WebWorld.PASSWORD).json().path("access_token").asString();
  }

  private static String credentials(String name, String password) {
    return JSON.writeValueAsString(java.util.Map.of("username", name, "password", password));
  }
}
