import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that connect and say nothing, or say it a byte at a time, and hope that the server waits for them alone. */
final class SlowClients implements AutoCloseable {
  private static final int PAUSE = 1_000;

  /** Servers may wait this long for a client that says nothing at all, in milliseconds. */
  private static final int LONGEST = 75_000;

  private final Wire wire;
  private final Figures figures;
  private final int each;
  private final List<Socket> silent = new ArrayList<>();
  private final List<Socket> halfHeads = new ArrayList<>();
  private final List<Socket> halfBodies = new ArrayList<>();
  private final List<Socket> dripping = new ArrayList<>();
  private final long began = System.nanoTime();
  private volatile boolean isOver;

  /** @param each how many of each kind */
  SlowClients(Wire wire, Figures figures, int each) {
    this.wire = wire;
    this.figures = figures;
    this.each = each;
  }

  /** Opens them all; they stay open while everything else is tried. */
  void begin() throws IOException {
    for (var i = 0; i < each; i++) {
      silent.add(wire.connect());
      halfHeads.add(saying("GET /api/calls HTTP/1.1\r\nHost: localhost\r\nX-Half: "));
      halfBodies.add(
          saying(
              "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 100000\r\n\r\n{\"username\":\""));
      dripping.add(saying("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
    }
    Thread.ofVirtual().start(this::drip);
  }

  private Socket saying(String text) throws IOException {
    var socket = wire.connect();
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void drip() {
    try {
      while (!isOver) {
        for (var socket : dripping) {
          try {
            socket.getOutputStream().write('x');
          } catch (IOException cutOff) {
            // That is what should happen to it.
          }
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever behaves is answered all the while. */
  void othersAreAnswered() {
    var asked = System.nanoTime();
    var answer = wire.ask("GET", "/api/system");
    var took = (System.nanoTime() - asked) / 1_000_000;
    figures.tried(
        "slowloris: %d slow clients keep nobody else waiting".formatted(4 * each),
        answer.status() == 200 && took < 5_000,
        "another was answered %d after %d ms".formatted(answer.status(), took));
  }

  /** The server hangs up on those who say nothing more. */
  void areCutOff() throws IOException {
    cutOff("a connection that says nothing", silent);
    cutOff("half a head", halfHeads);
    cutOff("half a body", halfBodies);
  }

  private void cutOff(String what, List<Socket> sockets) throws IOException {
    var open = 0;
    for (var socket : sockets) {
      var left = LONGEST - (System.nanoTime() - began) / 1_000_000;
      socket.setSoTimeout((int) Math.max(50, left));
      open += isCutOff(socket) ? 0 : 1;
    }
    figures.tried("slow: " + what + " is cut off", open == 0, open + " of " + each + " are still open");
  }

  private static boolean isCutOff(Socket socket) {
    try {
      var buffer = new byte[4_096];
      while (socket.getInputStream().read(buffer) >= 0) {
        // What it says before it hangs up does not matter.
      }
      return true;
    } catch (java.net.SocketTimeoutException waiting) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    isOver = true;
    for (var group : List.of(silent, halfHeads, halfBodies, dripping)) {
      for (var socket : group) {
        socket.close();
      }
    }
  }
}
