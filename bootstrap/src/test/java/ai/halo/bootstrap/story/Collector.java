package ai.halo.bootstrap.story;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces over HTTP, as a collector does, and keeps what came. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<byte[]> batches = new CopyOnWriteArrayList<>();

  Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          batches.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String endpoint() {
    return "http://localhost:%d/v1/traces".formatted(server.getAddress().getPort());
  }

  /** Everything that came, byte for byte. */
  String text() {
    var all = new StringBuilder();
    batches.forEach(batch -> all.append(new String(batch, StandardCharsets.UTF_8)).append('\n'));
    return all.toString();
  }

  /** The same in hexadecimal, in which the names of traces can be found. */
  String hex() {
    var all = new StringBuilder();
    batches.forEach(batch -> all.append(HexFormat.of().formatHex(batch)).append('\n'));
    return all.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
