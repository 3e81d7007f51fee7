package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.web.RawHttp.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class HeadersTest {
  @LocalServerPort private int port;
  private RawHttp http;

  @BeforeEach
  void start() {
    http = new RawHttp(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/system", "/api/calls", "/nothing", "/v3/api-docs"})
  void everyAnswerTellsTheBrowserToBeCareful(String path) {
    var answer = get(path);

    assertThat(
            answer.has(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self' blob:; form-action 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'; object-src 'none'"))
        .as(answer.head())
        .isTrue();
    assertThat(answer.has("X-Content-Type-Options", "nosniff")).isTrue();
    assertThat(answer.has("X-Frame-Options", "DENY")).isTrue();
    assertThat(answer.has("Referrer-Policy", "same-origin")).isTrue();
    assertThat(answer.has("Cross-Origin-Opener-Policy", "same-origin")).isTrue();
    assertThat(answer.has("Cross-Origin-Resource-Policy", "same-origin")).isTrue();
    assertThat(answer.has("Permissions-Policy", "camera=()")).isTrue();
    assertThat(answer.head()).doesNotContainIgnoringCase("set-cookie");
    assertThat(answer.head()).doesNotContainIgnoringCase("\r\nserver:");
  }

  @Test
  void answersOfTheApiAreKeptNowhere() {
    assertThat(get("/api/system").head()).contains("no-store");
    assertThat(get("/api/calls").head()).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "http://localhost:8000"})
  void pagesOfTheOriginsInTheSettingsMayUseTheApi(String origin) {
    var preflight = preflight(origin, "POST", "authorization,content-type,idempotency-key");
    var request = get("/api/system", "Origin: " + origin);

    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.has("Access-Control-Allow-Origin", origin)).isTrue();
    assertThat(preflight.has("Access-Control-Allow-Credentials", "true")).isTrue();
    assertThat(preflight.has("Access-Control-Allow-Methods", "GET,HEAD,POST,DELETE")).isTrue();
    assertThat(preflight.head()).containsIgnoringCase("idempotency-key");
    assertThat(request.status()).isEqualTo(200);
    assertThat(request.has("Access-Control-Allow-Origin", origin)).isTrue();
    assertThat(request.has("Access-Control-Expose-Headers", "Location")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost:3001",
        "https://localhost:3000",
        "http://localhost:3000.evil.example",
        "null",
        "http://[nonsense"
      })
  void otherPagesMayNot(String origin) {
    var preflight = preflight(origin, "POST", "content-type");
    var request = get("/api/system", "Origin: " + origin);

    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.body()).contains("\"cors.refused\"");
    assertThat(preflight.head()).doesNotContainIgnoringCase("access-control-allow-origin");
    assertThat(request.head()).doesNotContainIgnoringCase("access-control-allow-origin");
  }

  @Test
  void whatWeDoNotKnowIsNotAllowedFromElsewhere() {
    assertThat(preflight("http://localhost:3000", "PUT", "content-type").status()).isEqualTo(403);
    assertThat(preflight("http://localhost:3000", "POST", "x-unknown").status()).isEqualTo(403);
  }

  @Test
  void aPageBehindAProxyThatHidesTheSchemeStillWorks() {
    var answer = get("/api/system", "Origin: https://halo.example.com");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head()).doesNotContainIgnoringCase("access-control-allow-origin");
  }

  @Test
  void nothingTellsOfEndpointsThatAreNotThere() {
    assertThat(get("/.well-known/oauth-protected-resource").status()).isEqualTo(404);
    assertThat(get("/actuator").status()).isEqualTo(401);
    assertThat(get("/actuator/prometheus").status()).isEqualTo(401);
  }

  private Answer preflight(String origin, String method, String headers) {
    return send(
        "OPTIONS",
        "/api/calls",
        "Origin: " + origin,
        "Access-Control-Request-Method: " + method,
        "Access-Control-Request-Headers: " + headers);
  }

  private Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  private Answer send(String method, String path, String... headers) {
    var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    return http.send(request.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
