import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Tells a session that dials without a permit whom its attempt was for: {@code GET /<attempt>}. */
final class PhoneBook implements AutoCloseable {
  private static final String PHONE = "select phone from dial_attempts where id = ?";

  private final HttpServer server;

  private PhoneBook(HttpServer server) {
    this.server = server;
  }

  static PhoneBook open(Cluster cluster) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var attempt = exchange.getRequestURI().getPath().substring(1);
          var phone = phone(cluster, attempt).getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(phone.length == 0 ? 404 : 200, phone.length == 0 ? -1 : phone.length);
          exchange.getResponseBody().write(phone);
          exchange.close();
        });
    server.start();
    return new PhoneBook(server);
  }

  private static String phone(Cluster cluster, String attempt) {
    try (var database = cluster.database();
        var statement = database.prepareStatement(PHONE)) {
      statement.setObject(1, UUID.fromString(attempt));
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    } catch (SQLException down) {
      return "";
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
