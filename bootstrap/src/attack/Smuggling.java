import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests whose end two servers in a row could see at different places, and requests without an end. What follows the
 * first end must never be answered as a request of its own.
 */
final class Smuggling {
  private static final String SMUGGLED = "GET /api/system HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String LOGIN = "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final String GET = "GET /api/calls HTTP/1.1\r\n";

  private final Wire wire;
  private final Figures figures;

  Smuggling(Wire wire, Figures figures) {
    this.wire = wire;
    this.figures = figures;
  }

  void run() throws IOException {
    twoEnds().forEach((what, head) -> refusedOrAlone("smuggling: " + what, head));
    tooMuch();
    endlessBody();
  }

  private static Map<String, String> twoEnds() {
    var heads = new LinkedHashMap<String, String>();
    heads.put("a length and chunks", LOGIN + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    heads.put("chunks and a length", LOGIN + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");
    heads.put("two lengths", LOGIN + "Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}");
    heads.put("two lengths in one", LOGIN + "Content-Length: 2, 60\r\n\r\n{}");
    heads.put("a length with a sign", LOGIN + "Content-Length: +2\r\n\r\n{}");
    heads.put("a negative length", LOGIN + "Content-Length: -1\r\n\r\n");
    heads.put("a hexadecimal length", LOGIN + "Content-Length: 0x2\r\n\r\n{}");
    heads.put("a length beyond 64 bits", LOGIN + "Content-Length: 18446744073709551618\r\n\r\n{}");
    heads.put("a space before the colon", LOGIN + "Transfer-Encoding : chunked\r\nContent-Length: 2\r\n\r\n{}");
    heads.put("a tab in a name", LOGIN + "Transfer\tEncoding: chunked\r\nContent-Length: 2\r\n\r\n{}");
    heads.put("an encoding nobody knows", LOGIN + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
    heads.put("an encoding after chunked", LOGIN + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
    heads.put("chunked twice", LOGIN + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\nContent-Length: 2\r\n\r\n{}");
    heads.put("a folded encoding", LOGIN + "Transfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n\r\n{}");
    heads.put("an encoding with a control", LOGIN + "Transfer-Encoding: \u000bchunked\r\nContent-Length: 2\r\n\r\n{}");
    heads.put("a chunk size beyond 64 bits", LOGIN + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n{}\r\n0\r\n\r\n");
    heads.put("a negative chunk size", LOGIN + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n");
    heads.put("a chunk without its end", LOGIN + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n");
    heads.put("two hosts", GET + "Host: localhost\r\nHost: evil.example\r\n\r\n");
    heads.put("no host", GET + "\r\n");
    heads.put("a host that is none", GET + "Host: a b\r\n\r\n");
    heads.put("a bare line feed in a value", GET + "Host: localhost\r\nX: a\rTransfer-Encoding: chunked\r\n\r\n");
    heads.put("a NUL in a value", GET + "Host: localhost\r\nX: a\u0000b\r\n\r\n");
    heads.put("an absolute address of another", "GET http://evil.example/api/calls HTTP/1.1\r\nHost: localhost\r\n\r\n");
    heads.put("a version nobody has", "GET /api/calls HTTP/9.9\r\nHost: localhost\r\n\r\n");
    heads.put("no HTTP at all", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n");
    heads.put("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    return heads;
  }

  /**
   * Either the request is refused and the connection closed, so that nothing after it counts, or it ends where HTTP says
   * and the next one is a next one. The login of the first can never be good, so a 200 is the smuggled one's.
   */
  private void refusedOrAlone(String what, String head) {
    var answer = wire.send((head + SMUGGLED).getBytes(StandardCharsets.ISO_8859_1));
    figures.answered("smuggling and its like", answer.status());
    var isSafe = !answer.isLate() && answer.status() != 200 && answer.answers() <= 1 && (answer.status() < 500 || answer.status() == 501 || answer.status() == 505);
    figures.tried(what, isSafe, "%d answers, the first %d%s".formatted(answer.answers(), answer.status(), answer.isLate() ? ", and the connection stays open" : ""));
  }

  private void tooMuch() {
    refused("a header of 64 kB", GET + "Host: localhost\r\nX: " + "x".repeat(65_536) + "\r\n\r\n");
    refused("a thousand headers", GET + "Host: localhost\r\n" + "X: y\r\n".repeat(1_000) + "\r\n");
    refused("an address of 64 kB", "GET /" + "a".repeat(65_536) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    refused("a thousand parameters", "GET /api/calls?" + "a=b&".repeat(1_100) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    refused("a body said to be of 2 GB", LOGIN + "Content-Length: 2147483648\r\nConnection: close\r\n\r\n");
    refused("a body said to be of 2 GB, which asks first", LOGIN + "Expect: 100-continue\r\nContent-Length: 2147483648\r\nConnection: close\r\n\r\n");
  }

  private void refused(String what, String request) {
    var answer = wire.sendForHead(request.getBytes(StandardCharsets.ISO_8859_1));
    figures.answered("smuggling and its like", answer.status());
    // Who hangs up in the middle of too much says enough.
    var isRefused = !answer.isLate() && answer.status() < 500 && (answer.status() >= 400 || answer.status() == 0);
    figures.tried("too much: " + what, isRefused, "answered %d%s".formatted(answer.status(), answer.isLate() ? " late" : ""));
  }

  /** Chunks that never end: the server stops reading soon after its limit. */
  private void endlessBody() throws IOException {
    var most = 64L << 20;
    var sent = 0L;
    try (var socket = wire.connect()) {
      var out = socket.getOutputStream();
      out.write((LOGIN + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      var chunk = ("10000\r\n" + " ".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      try {
        while (sent < most) {
          out.write(chunk);
          sent += chunk.length;
        }
      } catch (IOException hungUp) {
        // As it should.
      }
    }
    figures.tried("too much: a body without an end", sent < most, "%d MB were read".formatted(sent >> 20));
  }
}
