import ai.halo.adapter.persistence.embedded.EmbeddedPostgres;
import ai.halo.adapter.persistence.embedded.EmbeddedPostgresSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What HALO AI takes on this machine: start-up, memory, lists and figures over 100,000 calls, and the way of a status
 * change to a browser.
 *
 * <p>{@code ./halo bench} builds what is missing and runs this. It prints a table; nothing here passes or fails.
 */
public final class Bench {
  private static final int CALLS = 100_000;
  private static final int STARTS = 5;
  private static final int REQUESTS = 200;
  private static final int PUSHED_CALLS = 60;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path jar;
  private final Path data;

  /** The options and the jar with which {@code ./halo run} starts it. */
  private final List<String> asRun;
  private final Map<String, String> results = new LinkedHashMap<>();

  private Bench(Path jar, Path data, List<String> asRun) {
    this.jar = jar;
    this.data = data;
    this.asRun = asRun;
  }

  /** Takes the jar, an empty folder for data, and the options and the jar of the quick start. */
  public static void main(String[] args) throws Exception {
    var bench = new Bench(Path.of(args[0]), Path.of(args[1]), List.of(args).subList(2, args.length));
    bench.firstStart();
    bench.seed();
    bench.starts();
    bench.use();
    System.out.println();
    bench.results.forEach((what, figure) -> System.out.printf("%-58s %s%n", what, figure));
  }

  /** HALO in a process of its own, ready. */
  private record Running(Process process, String address, Duration start) implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private Running start(String... options) throws IOException, InterruptedException {
    return start(List.of(jar.toString()), options);
  }

  private Running start(List<String> how, String... options) throws IOException, InterruptedException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(System.getenv().getOrDefault("HALO_BENCH_JAVA_OPTS", "").split(" ")));
    command.removeIf(String::isBlank);
    command.addAll(how.subList(0, how.size() - 1));
    command.addAll(List.of("-jar", how.getLast(), "--server.port=" + port, "--halo.data-dir=" + data));
    command.addAll(List.of(options));
    var began = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling("bench.log").toFile())
            .start();
    var address = "http://localhost:" + port;
    while (!isReady(address)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("HALO ended at once; see bench.log");
      }
      Thread.sleep(20);
    }
    return new Running(process, address, Duration.ofNanos(System.nanoTime() - began));
  }

  private static boolean isReady(String address) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness")).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void firstStart() throws Exception {
    Files.createDirectories(data);
    try (var running = start()) {
      results.put("first start, database made", seconds(running.start()));
    }
  }

  /** Calls of 60 days with the shares that life has; facts of them are not needed by lists and figures. */
  private void seed() throws Exception {
    var began = System.nanoTime();
    var settings = EmbeddedPostgresSettings.in(data.resolve("postgres"));
    try (var postgres = EmbeddedPostgres.start(settings);
        var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(SEED.formatted(CALLS));
      statement.execute("vacuum analyze calls");
    }
    System.out.printf("seeded %,d calls in %s%n", CALLS, seconds(Duration.ofNanos(System.nanoTime() - began)));
  }

  /** Outcome is stage × 16 + disposition, as the persistence adapter stores it. */
  private static final String SEED =
      """
      insert into calls (id, version, facts, phone, language, voice, status, ending, disposition, crm_status,
          interest_level, outcome, talk_millis, created_at, updated_at, ended_at)
      select gen_random_uuid(), 1, 0, '+99890' || lpad((i %% 9999999)::text, 7, '0'),
        (array['ru', 'uz', 'tj', 'auto'])[1 + i %% 4], 'female', 'completed',
        case when kind < 45 then 'no_answer' else 'completed' end,
        case when kind < 45 then 'no_answer' when kind < 70 then 'rejected' when kind < 85 then 'callback'
          else 'interested' end,
        case when kind < 88 then 'not_created' else 'added' end,
        case when kind < 85 then 'none' else 'high' end,
        16 * case when kind < 45 then 1 when kind < 85 then 2 when kind < 88 then 3 else 4 end
          + case when kind < 45 then 4 when kind < 70 then 2 when kind < 85 then 3 else 1 end,
        case when kind < 45 then null else 30000 + (i * 37) %% 200000 end,
        at, at + interval '2 minutes', at + interval '2 minutes'
      from (select i, (i * 7919) %% 100 as kind, now() - (i * interval '52 seconds') as at
            from generate_series(1, %d) as i) as seeds
      """;

  private void starts() throws Exception {
    starts("ready, from java -jar alone", List.of(jar.toString()));
    starts("ready, as ./halo run starts it", asRun);
  }

  private void starts(String what, List<String> how) throws Exception {
    var times = new ArrayList<Double>();
    for (var i = 0; i < STARTS; i++) {
      try (var running = start(how)) {
        times.add(running.start().toMillis() / 1e3);
      }
    }
    Collections.sort(times);
    results.put(
        "%s (median of %d)".formatted(what, STARTS),
        "%.2f s (%.2f to %.2f)".formatted(times.get(STARTS / 2), times.getFirst(), times.getLast()));
  }

  private void use() throws Exception {
    try (var running = start("--halo.mock.speed=100")) {
      Thread.sleep(10_000);
      results.put("resident at idle, 10 s after the start", residentMegabytes(running.process().pid()) + " MB");
      var client = new Client(running.address());
      var from = Instant.now().minus(Duration.ofDays(90));
      requests(client, "first page of %,d calls".formatted(CALLS), "/api/calls?limit=50");
      requests(client, "first page, one disposition", "/api/calls?limit=50&disposition=interested");
      requests(client, "first page, language and CRM", "/api/calls?limit=50&language=uz&crm_status=added");
      requests(client, "first page, three digits of a number", "/api/calls?limit=50&q=777");
      requests(client, "first page, seven digits of a number", "/api/calls?limit=50&q=0012345");
      requests(client, "figures of 14 days", "/api/analytics?tz=Asia/Tashkent");
      requests(client, "figures of all %,d calls".formatted(CALLS), "/api/analytics?tz=Asia/Tashkent&from=" + from);
      push(client);
      results.put("resident after all this", residentMegabytes(running.process().pid()) + " MB");
    }
  }

  private void requests(Client client, String what, String path) throws Exception {
    for (var i = 0; i < REQUESTS / 4; i++) {
      client.get(path);
    }
    var times = new ArrayList<Double>();
    for (var i = 0; i < REQUESTS; i++) {
      var began = System.nanoTime();
      client.get(path);
      times.add((System.nanoTime() - began) / 1e6);
    }
    results.put(what, percentiles(times));
  }

  /** From the time that HALO gives a fact, just before it commits it, until a stream has it. */
  private void push(Client client) throws Exception {
    var delays = Collections.synchronizedList(new ArrayList<Double>());
    var ended = new java.util.concurrent.CountDownLatch(PUSHED_CALLS);
    try (var lines = client.events()) {
      var reader =
          Thread.ofVirtual()
              .start(
                  () ->
                      lines
                          .filter(line -> line.startsWith("data:"))
                          .map(line -> JSON.readTree(line.substring("data:".length())))
                          .filter(fact -> fact.has("type"))
                          .forEach(
                              fact -> {
                                if (isOurs(fact.get("type").asString())) {
                                  var at = Instant.parse(fact.get("at").asString());
                                  delays.add(Duration.between(at, Instant.now()).toNanos() / 1e6);
                                }
                                if (fact.get("status").asString().equals("completed")) {
                                  ended.countDown();
                                }
                              }));
      for (var i = 0; i < PUSHED_CALLS; i++) {
        client.place("+99891%06d1".formatted(i));
        Thread.sleep(100);
      }
      if (!ended.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("calls did not end");
      }
      reader.interrupt();
    }
    results.put("a status change at a browser, %d facts".formatted(delays.size()), percentiles(new ArrayList<>(delays)));
  }

  /** Facts that HALO itself states; those of the line carry the provider's time. */
  private static boolean isOurs(String type) {
    return type.equals("analyzed") || type.startsWith("followup_") || type.startsWith("lead_");
  }

  private static String percentiles(List<Double> millis) {
    Collections.sort(millis);
    return "p50 %.1f ms   p95 %.1f ms   p99 %.1f ms"
        .formatted(at(millis, 0.50), at(millis, 0.95), at(millis, 0.99));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }

  private static String seconds(Duration duration) {
    return "%.2f s".formatted(duration.toMillis() / 1e3);
  }

  private static long residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Somebody who is signed in. */
  private static final class Client {
    private final String address;
    private final String token;

    Client(String address) throws Exception {
      this.address = address;
      var body = JSON.writeValueAsString(Map.of("username", "admin", "password", "admin"));
      var request =
          HttpRequest.newBuilder(URI.create(address + "/api/auth/login"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      JsonNode answer = JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
      token = answer.get("access_token").asString();
    }

    void get(String path) throws Exception {
      var answer = HTTP.send(request(path).build(), BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
    }

    void place(String number) throws Exception {
      var body =
          JSON.writeValueAsString(
              Map.of(
                  "phone_number", number,
                  "language", "ru",
                  "voice", "female",
                  "greeting_message", "Здравствуйте!",
                  "prompt", "Предложите тариф."));
      var request =
          request("/api/calls")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      if (HTTP.send(request, BodyHandlers.discarding()).statusCode() != 201) {
        throw new IllegalStateException("a call was refused");
      }
    }

    java.util.stream.Stream<String> events() throws Exception {
      return HTTP.send(request("/api/events").build(), BodyHandlers.ofLines()).body();
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }
  }
}
