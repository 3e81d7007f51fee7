import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The loopback Voximplant in a process of its own, with its book of rings. */
final class Provider implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of("adapters-voximplant/src/test/voxengine/provider/provider.mjs");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  private Provider(Process process, int port) {
    this.process = process;
    this.address = "http://127.0.0.1:" + port;
  }

  /**
   * @param project the folder that the project is in
   * @param rings where the book of rings is kept
   */
  static Provider start(Path project, Path rings, long seed) throws IOException {
    var process =
        new ProcessBuilder(
                "node",
                project.resolve(PROGRAM).toString(),
                "--rings",
                rings.toString(),
                "--seed",
                Long.toString(seed))
            .redirectError(rings.resolveSibling("provider.log").toFile())
            .start();
    var line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new IOException("the provider does not start; " + rings.resolveSibling("provider.log") + " says why");
    }
    var provider = new Provider(process, Integer.parseInt(line));
    Runtime.getRuntime().addShutdownHook(new Thread(provider::close));
    return provider;
  }

  String address() {
    return address;
  }

  /** Tells it how to be from now on. */
  void script(Map<String, ?> script) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/provider/script"))
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(script)))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the provider: " + answer.body());
    }
  }

  /** Looks at {@code rings}, {@code sessions} or {@code figures}. */
  JsonNode look(String what) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address + "/provider/" + what)).build();
    return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
  }

  /** It ends when nobody listens to it any more. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
