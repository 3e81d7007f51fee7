package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class PagesTest {
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login",
        "/login?next=%2Fanalytics",
        "/call-status/01939e6c-0000-7000-8000-000000000000",
        "/calls/01939e6c-0000-7000-8000-000000000000",
        "/analytics?days=7",
        "/dialling",
        "/settings",
        "/account",
        "/users",
        "/setup",
        "/sandbox",
        "/index.html"
      })
  void everyRouteOfTheWebAppIsItsPage(String path) {
    var page = api.send(api.request(path).header("Accept", "text/html"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<title>the page</title>");
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.header("Cache-Control")).contains("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/nothing",
        "/call-status",
        "/calls/a/b",
        "/assets/missing.js",
        "/assets/",
        "/assets",
        "/missing.png",
        "/application.yml",
        "/static/index.html",
        "/ai/halo/adapter/web/defaults.properties"
      })
  void nothingElseIs(String path) {
    var answer = api.send(api.request(path).header("Accept", "text/html"));

    assertThat(answer.status()).isIn(401, 404);
    assertThat(answer.body()).doesNotContain("<title>").contains("\"code\"");
  }

  @Test
  void thePageIsAskedForAnewAndSentOnlyWhenItChanged() {
    var tag = api.send(api.request("/login")).header("ETag").orElseThrow();

    var again = api.send(api.request("/analytics").header("If-None-Match", tag));
    var other = api.send(api.request("/analytics").header("If-None-Match", "W/\"older\""));

    assertThat(tag).startsWith("W/\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("Last-Modified")).isEmpty();
  }

  @Test
  void assetsAreKeptForEver() {
    var script = api.send(api.request("/assets/app-1a2b3c.js"));

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type").orElseThrow()).startsWith("text/javascript");
    assertThat(script.header("Cache-Control")).contains("max-age=31536000, public, immutable");
    assertThat(script.header("Content-Encoding")).isEmpty();
  }

  @Test
  void textsAreCompressedForThoseWhoTakeIt() {
    var answer =
        new RawHttp(port)
            .send(
                """
                GET /assets/app-1a2b3c.js HTTP/1.1
                Host: localhost
                Accept-Encoding: gzip
                Connection: close

                """
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

    assertThat(answer.has("Content-Encoding", "gzip")).isTrue();
    assertThat(answer.head()).contains("immutable").containsIgnoringCase("vary: accept-encoding");
  }

  @Test
  void pagesAreOnlyLookedAt() {
    var posted = api.send(api.request("/login").POST(BodyPublishers.noBody()));

    assertThat(posted.status()).isEqualTo(405);
    assertThat(posted.code()).isEqualTo("method.not_allowed");
  }

  @Test
  void theInstallationTellsEverybodyWhatItIs() {
    var system = api.send(api.request("/api/system")).json();

    assertThat(system.path("version").asString()).isEqualTo("0.1.0");
    assertThat(system.path("profile").asString()).isEqualTo("mock");
    assertThat(system.path("mocks").size()).isEqualTo(4);
    assertThat(system.path("insecure_sign_in").asBoolean()).isFalse();
  }
}
