package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.adapter.persistence.embedded.EmbeddedPostgres;
import ai.halo.adapter.persistence.embedded.EmbeddedPostgresSettings;
import ai.halo.bootstrap.deploy.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real nginx with the configuration of deploy/, where only ports, places of files and the nodes'
 * addresses are this test's, in front of two real nodes on one database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NginxStoryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CANARY = "canary-4be1d0c7a95f";

  @TempDir static Path folder;

  private @Nullable EmbeddedPostgres postgres;
  private @Nullable Cluster cluster;
  private @Nullable Process nginx;
  private HttpClient http;
  private String site;
  private String plain;
  private String token;

  @BeforeAll
  void start() throws Exception {
    var program = Tools.need("nginx");
    postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder.resolve("postgres")));
    cluster =
        Cluster.start(
            2,
            folder,
            Stream.of(
                "--halo.database.url=" + postgres.jdbcUrl(),
                "--halo.database.user=" + postgres.username(),
                "--halo.database.password=" + postgres.password(),
                "--halo.mock.speed=100",
                "--halo.mock.directory=" + folder.resolve("mock"),
                "--halo.web.trusted-proxies=" + trustedProxies(),
                "--logging.level.ai.halo.access=info"));
    http = HttpClient.newBuilder().sslContext(trusting()).build();
    nginx = launch(program);
    await().atMost(PATIENCE).until(() -> isThere("/api/system"));
    token = signIn();
  }

  @AfterAll
  void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor(10, TimeUnit.SECONDS);
    }
    if (cluster != null) {
      cluster.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  /** As the unit for a nginx on the same machine has it. */
  private static String trustedProxies() throws IOException {
    var setting = "HALO_WEB_TRUSTED_PROXIES=";
    return Files.readString(Tools.DEPLOY.resolve("systemd/halo.env.example"))
        .lines()
        .filter(line -> line.startsWith(setting))
        .map(line -> line.substring(setting.length()))
        .findFirst()
        .orElseThrow();
  }

  private Process launch(Path program) throws IOException {
    var ports = IntStream.range(0, 3).map(_ -> freePort()).toArray();
    plain = "http://localhost:" + ports[0];
    site = "https://localhost:" + ports[1];
    var places = new HashMap<String, String>();
    places.put("pid /run/nginx.pid;", "pid " + folder.resolve("nginx.pid") + "; daemon off;");
    places.put("listen 80 default_server", "listen 127.0.0.1:" + ports[0] + " default_server");
    places.put("listen 443 ssl", "listen 127.0.0.1:" + ports[1] + " ssl");
    places.put("listen 127.0.0.1:8081", "listen 127.0.0.1:" + ports[2]);
    places.put("halo-1:8080", cluster.node(0).address().substring("http://".length()));
    places.put("halo-2:8080", cluster.node(1).address().substring("http://".length()));
    places.put("localhost:", "127.0.0.1:");
    places.put("/etc/nginx/tls/", tls("").toString() + "/");
    places.put("/etc/nginx/mime.types", Tools.file("/etc/nginx/mime.types").toString());
    places.put("/etc/nginx/proxy.conf", Tools.DEPLOY.resolve("nginx/proxy.conf").toString());
    places.put("/etc/nginx/problem.conf", Tools.DEPLOY.resolve("nginx/problem.conf").toString());
    places.put("/dev/stdout", folder.resolve("access.log").toString());
    places.put("http {\n", "http {\n" + temporary());
    var configuration = Files.readString(Tools.DEPLOY.resolve("nginx/nginx.conf"));
    for (var place : places.entrySet()) {
      if (!place.getKey().equals("localhost:")) {
        assertThat(configuration).contains(place.getKey());
        configuration = configuration.replace(place.getKey(), place.getValue());
      }
    }
    configuration = configuration.replace("server localhost:", "server 127.0.0.1:");
    var file = Files.writeString(folder.resolve("nginx.conf"), configuration);
    var checked = Tools.run(Map.of(), program, "-t", "-e", "stderr", "-c", file);
    assertThat(checked.code()).as(checked.output()).isZero();
    return Tools.builder(Map.of(), program, "-e", "stderr", "-c", file)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("error.log").toFile())
        .start();
  }

  private static String temporary() {
    var lines = new StringBuilder();
    for (var kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      lines.append("%s_temp_path %s;%n".formatted(kind, folder.resolve("temp-" + kind)));
    }
    return lines.toString();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path tls(String file) {
    return Path.of("src/test/resources/tls").toAbsolutePath().resolve(file);
  }

  private static SSLContext trusting() throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var certificate = Files.newInputStream(tls("fullchain.pem"))) {
      store.setCertificateEntry(
          "site", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private boolean isThere(String path) {
    try {
      return get(path).statusCode() == 200;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(site + path)).timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> get(String path) {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder login(String password) {
    var body = JSON.writeValueAsString(Map.of("username", "admin", "password", password));
    return request("/api/auth/login")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private String signIn() {
    var answer = send(login("admin"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("access_token").asString();
  }

  private HttpRequest.Builder signedIn(String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  private static String header(HttpResponse<?> answer, String name) {
    assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
    return answer.headers().firstValue(name).orElseThrow();
  }

  @Test
  @Order(1)
  void plainHttpIsSentToTls() throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(plain + "/analytics?q=1")).build(),
                BodyHandlers.discarding());

    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(header(answer, "Location"))
        .startsWith("https://localhost")
        .endsWith("/analytics?q=1");
  }

  @Test
  @Order(1)
  void pagesComeCompressedAndWithEachSecurityHeaderOnce() {
    var answer = send(request("/api/system"));

    assertThat(header(answer, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'self'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Server")).isEqualTo("nginx");
    var description = send(request("/v3/api-docs").header("Accept-Encoding", "gzip"));
    assertThat(header(description, "Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  @Order(1)
  void whatIsForThoseInsideIsNotThereFromOutside() {
    for (var path : new String[] {"/actuator/prometheus", "/actuator/health", "/actuator"}) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  @Order(1)
  void anEventIsSeenAtOnceThroughAStreamThatStaysOpen() throws Exception {
    var stream =
        http.send(
            signedIn("/api/events").header("Accept", "text/event-stream").build(),
            BodyHandlers.ofLines());
    assertThat(header(stream, "Content-Type")).startsWith("text/event-stream");
    assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
    var call =
        Map.of(
            "phone_number", "+998901230011",
            "language", "uz",
            "voice", "female",
            "greeting_message", "Assalomu alaykum!",
            "prompt", "Tarifni taklif qiling.");

    var placed =
        send(
            signedIn("/api/calls")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(call))));
    assertThat(placed.statusCode()).isEqualTo(201);
    var id = JSON.readTree(placed.body()).get("id").asString();

    // The stream does not end, so whoever held it back would hold this back for ever.
    try (var lines = stream.body()) {
      assertThat(lines.filter(line -> line.contains(id)).limit(3).count()).isEqualTo(3);
    }
  }

  @Test
  @Order(2)
  void theClientsAddressIsTheOneThatNginxSees() throws Exception {
    try (var elsewhere =
        HttpClient.newBuilder()
            .sslContext(trusting())
            .localAddress(InetAddress.ofLiteral("127.0.0.77"))
            .build()) {
      elsewhere.send(
          signedIn("/api/dialling")
              .header("X-Forwarded-For", "203.0.113.7")
              .header("Forwarded", "for=203.0.113.8")
              .build(),
          BodyHandlers.discarding());
    }

    // What is told is told once the answer has left.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(told("GET /api/dialling 200"))
                .singleElement()
                .asString()
                .endsWith(" from 127.0.0.77"));
    assertThat(told("203.0.113")).isEmpty();
  }

  private List<String> told(String what) {
    return (cluster.node(0).output() + cluster.node(1).output())
        .lines()
        .filter(line -> line.contains(what))
        .toList();
  }

  @Test
  @Order(2)
  void theAccessLogHoldsNoQueryAndNoSecretPath() {
    get("/api/calls/x/recording?permission=" + CANARY);
    send(request("/api/voice/callbacks/" + CANARY).POST(BodyPublishers.noBody()));

    await()
        .atMost(PATIENCE)
        .until(() -> Files.readString(folder.resolve("access.log")).contains("callbacks/***"));
    assertThat(folder.resolve("access.log"))
        .content()
        .contains("/recording")
        .doesNotContain(CANARY);
  }

  @Test
  @Order(3)
  void whoGuessesPasswordsIsSlowedDown() {
    // All at once, so that it does not matter how fast a password is checked here.
    var guesses =
        IntStream.range(0, 40)
            .mapToObj(_ -> http.sendAsync(login(CANARY).build(), BodyHandlers.ofString()))
            .toList();

    var refused =
        guesses.stream()
            .map(CompletableFuture::join)
            .filter(answer -> answer.body().contains("request.too_many"))
            .findFirst()
            .orElseThrow();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo("5");
    assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
    assertThat(header(refused, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
    // Others are not slowed down by it.
    assertThat(get("/api/system").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(4)
  void aNodeThatIsKilledIsNotNoticed() throws Exception {
    cluster.node(0).kill();

    for (var i = 0; i < 20; i++) {
      assertThat(send(signedIn("/api/dialling")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Order(5)
  void withoutAnyNodeTheAnswerIsAProblemToo() throws Exception {
    cluster.node(1).kill();

    var answer = get("/api/system");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(answer.body()).get("code").asString()).isEqualTo("node.away");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
  }
}
