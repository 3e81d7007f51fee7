package ai.halo.adapter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends bytes to a port of this machine and reads the one answer; for what no client would send.
 */
final class RawHttp {
  private static final int PATIENCE = 20_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /** An answer as it came over the wire. */
  record Answer(int status, String head, String body) {
    boolean has(String header, String value) {
      return head.toLowerCase(Locale.ROOT)
          .contains((header + ": " + value).toLowerCase(Locale.ROOT));
    }

    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  Answer send(byte[] request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return read(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static Answer read(byte[] bytes) throws IOException {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no HTTP: " + text);
    }
    var head = text.substring(0, end);
    var body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    var whole =
        head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked") ? joined(body) : body;
    var status = Integer.parseInt(head.split(" ", 3)[1]);
    return new Answer(status, head, new String(whole, StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[] chunks) throws IOException {
    var whole = new ByteArrayOutputStream();
    var at = 0;
    while (true) {
      var lineEnd = at;
      while (chunks[lineEnd] != '\r') {
        lineEnd++;
      }
      var size =
          Integer.parseInt(
              new String(chunks, at, lineEnd - at, StandardCharsets.ISO_8859_1).trim(), 16);
      if (size == 0) {
        return whole.toByteArray();
      }
      whole.write(chunks, lineEnd + 2, size);
      at = lineEnd + 2 + size + 2;
    }
  }
}
