import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Sends bytes as they are, which no HTTP client would, and reads what comes back. */
record Wire(String host, int port) {
  /** No answer within this many milliseconds is a finding. */
  static final int PATIENCE = 30_000;

  private static final int MOST = 1 << 20;

  /**
   * What came back.
   *
   * @param status of the first answer, or 0 when there was none
   * @param answers how many came over the connection
   */
  record Answer(int status, String head, String body, int answers, boolean isLate) {
    String header(String name) {
      var wanted = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
          .map(line -> line.substring(wanted.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  Socket connect() throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress(host, port), PATIENCE);
    socket.setSoTimeout(PATIENCE);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** A plain request. */
  Answer ask(String method, String target, String... headers) {
    return send(bytes(method, target, new byte[0], headers));
  }

  /** A request with JSON. */
  Answer post(String target, String json, String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: application/json";
    return send(bytes("POST", target, json.getBytes(StandardCharsets.UTF_8), all));
  }

  byte[] bytes(String method, String target, byte[] body, String... headers) {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n");
    for (var header : headers) {
      head.append(header).append("\r\n");
    }
    if (body.length > 0 || method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** Sends, and reads until the server hangs up, or a stream begins. */
  Answer send(byte[] request) {
    return send(request, false);
  }

  /** Sends, and reads one head: who refuses a long body may wait for the rest of it before hanging up. */
  Answer sendForHead(byte[] request) {
    return send(request, true);
  }

  private Answer send(byte[] request, boolean isHeadEnough) {
    try (var socket = connect()) {
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException hungUp) {
        // Who refuses a long request may do so before it has come whole; the answer is there all the same.
      }
      return read(socket, isHeadEnough);
    } catch (IOException none) {
      return new Answer(0, String.valueOf(none.getMessage()), "", 0, none instanceof SocketTimeoutException);
    }
  }

  private static Answer read(Socket socket, boolean isHeadEnough) throws IOException {
    var all = new ByteArrayOutputStream();
    var buffer = new byte[16_384];
    var isLate = false;
    try {
      int read;
      while (all.size() < MOST && (read = socket.getInputStream().read(buffer)) >= 0) {
        all.write(buffer, 0, read);
        if (isHeadEnough && all.toString(StandardCharsets.ISO_8859_1).contains("\r\n\r\n") || beginsStream(all)) {
          break;
        }
      }
    } catch (SocketTimeoutException late) {
      isLate = true;
    } catch (IOException reset) {
      // What came before counts.
    }
    return answer(all.toString(StandardCharsets.ISO_8859_1), isLate);
  }

  private static boolean beginsStream(ByteArrayOutputStream all) {
    if (all.size() > 8_192) {
      return false;
    }
    var text = all.toString(StandardCharsets.ISO_8859_1);
    return text.contains("\r\n\r\n") && text.toLowerCase(Locale.ROOT).contains("\r\ncontent-type: text/event-stream");
  }

  private static Answer answer(String text, boolean isLate) {
    var end = text.indexOf("\r\n\r\n");
    if (!text.startsWith("HTTP/1.1 ") || end < 0) {
      return new Answer(0, text, "", 0, isLate);
    }
    var head = text.substring(0, end);
    var body = text.substring(end + 4);
    return new Answer(
        Integer.parseInt(text.substring(9, 12)),
        head,
        head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked") ? joined(body) : body,
        text.split("HTTP/1\\.1 \\d\\d\\d", -1).length - 1,
        isLate);
  }

  /** The body without the sizes of its chunks, as far as it came. */
  private static String joined(String chunks) {
    var whole = new StringBuilder();
    var at = 0;
    int lineEnd;
    while ((lineEnd = chunks.indexOf("\r\n", at)) > at && !chunks.startsWith("0\r\n", at)) {
      var size = Integer.parseInt(chunks.substring(at, lineEnd).strip(), 16);
      var end = Math.min(chunks.length(), lineEnd + 2 + size);
      whole.append(chunks, lineEnd + 2, end);
      at = end + 2;
    }
    return whole.toString();
  }
}
