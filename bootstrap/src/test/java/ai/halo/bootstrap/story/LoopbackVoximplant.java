package ai.halo.bootstrap.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The loopback Voximplant of the adapter's tests, in a process of its own: it runs the real
 * scenario, and keeps a book of every phone that rang.
 */
final class LoopbackVoximplant implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of("../adapters-voximplant/src/test/voxengine/provider/provider.mjs");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String address;
  private final Path keyFile;

  private LoopbackVoximplant(Process process, String address, Path keyFile) {
    this.process = process;
    this.address = address;
    this.keyFile = keyFile;
  }

  /** Starts it; its book, and the key file of its account, go into a folder. */
  static LoopbackVoximplant start(Path folder) throws IOException, GeneralSecurityException {
    var process =
        new ProcessBuilder(
                "node",
                PROGRAM.toAbsolutePath().normalize().toString(),
                "--rings",
                folder.resolve("rings.jsonl").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var port =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (port == null) {
      throw new IOException("the loopback provider does not start; it takes Node");
    }
    return new LoopbackVoximplant(process, "http://127.0.0.1:" + port, keyFile(folder));
  }

  private static Path keyFile(Path folder) throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var key = generator.generateKeyPair().getPrivate().getEncoded();
    var pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key));
    var content = Map.of("account_id", 1234567, "key_id", "loopback-key", "private_key", pem);
    return Files.writeString(folder.resolve("key.json"), JSON.writeValueAsString(content));
  }

  /** The settings of a HALO that calls through it. */
  List<String> settings() {
    return List.of(
        "--halo.voice=voximplant",
        "--halo.voximplant.allow-loopback=true",
        "--halo.voximplant.base-url=" + address,
        "--halo.voximplant.key-file=" + keyFile,
        "--halo.voximplant.application-id=10456",
        "--halo.voximplant.rule-id=20789",
        "--halo.voximplant.caller-id=+998712000000");
  }

  /** Tells it how to be from now on; names are those of the provider's own {@code script.mjs}. */
  void script(Map<String, ?> script) {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/provider/script"))
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(script)));
    if (send(request).has("mistake")) {
      throw new IllegalArgumentException("a script that the provider does not understand");
    }
  }

  /** How often a phone rang; digits alone. */
  long rings(String phone) {
    return look("rings")
        .valueStream()
        .filter(ring -> ring.get("phone").asString().equals(phone))
        .count();
  }

  /** What arrived, what ran, what rang. */
  JsonNode figures() {
    return look("figures");
  }

  /** The sessions there were, in the order of their start. */
  JsonNode sessions() {
    return look("sessions");
  }

  private JsonNode look(String what) {
    return send(HttpRequest.newBuilder(URI.create(address + "/provider/" + what)).GET());
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(
          http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofByteArray())
              .body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
