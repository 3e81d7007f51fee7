import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in at a server, which need not be HALO. */
final class Http {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final URI base;
  private final String token;

  private Http(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  static Http signIn(String address, String user, String password) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/api/auth/login"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(
                JSON.writeValueAsString(Map.of("username", user, "password", password))))
            .build();
    var answer = CLIENT.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("signing in was answered " + answer.statusCode());
    }
    return new Http(URI.create(address), JSON.readTree(answer.body()).get("access_token").asString());
  }

  static boolean isReady(String address) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness")).build();
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A GET, whatever is answered. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(path).build(), BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    var answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " was answered " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  /** Places a call, and tells how that was answered. */
  HttpResponse<String> place(String number) throws IOException, InterruptedException {
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
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  /** The same as bytes, for whoever writes them to a socket. */
  byte[] bytes(String path, String version) {
    return ("GET %s HTTP/%s\r\nHost: %s\r\nAuthorization: Bearer %s\r\nAccept: */*\r\n\r\n"
            .formatted(path, version, base.getAuthority(), token))
        .getBytes(StandardCharsets.US_ASCII);
  }

  int port() {
    return base.getPort() < 0 ? 80 : base.getPort();
  }

  /**
   * One connection that asks the same again and again, with hardly any work of its own: what a
   * client takes of the processor, the server beside it does not have.
   */
  final class Loop implements AutoCloseable {
    private final byte[] request;
    private Socket socket;
    private final byte[] buffer = new byte[1 << 16];

    Loop(String path) throws IOException {
      request = bytes(path, "1.1");
      socket = connect();
    }

    private Socket connect() throws IOException {
      var connected = new Socket(base.getHost(), port());
      connected.setTcpNoDelay(true);
      connected.setSoTimeout((int) PATIENCE.toMillis());
      return connected;
    }

    /** One request and its whole answer; fails unless that is 200. Servers end connections now and then. */
    void once() throws IOException {
      try {
        ask();
      } catch (IOException ended) {
        socket.close();
        socket = connect();
        ask();
      }
    }

    private void ask() throws IOException {
      socket.getOutputStream().write(request);
      var in = socket.getInputStream();
      var head = new StringBuilder();
      var size = 0;
      var body = -1;
      var length = -1;
      var tail = "";
      while (body < 0 || (length >= 0 ? size - body < length : !tail.endsWith("0\r\n\r\n"))) {
        var read = in.read(buffer);
        if (read < 0) {
          throw new IOException("the server hung up");
        }
        size += read;
        var text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
        if (body < 0) {
          head.append(text);
          var end = head.indexOf("\r\n\r\n");
          if (end >= 0) {
            body = end + 4;
            length = contentLength(head.substring(0, end));
          }
        }
        tail = (tail + text.substring(Math.max(0, text.length() - 5)));
        tail = tail.substring(Math.max(0, tail.length() - 5));
      }
      if (!head.substring(9, 12).equals("200")) {
        throw new IllegalStateException("answered " + head.substring(9, 12));
      }
    }

    private static int contentLength(String head) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
          .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
          .findFirst()
          .orElse(-1);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
