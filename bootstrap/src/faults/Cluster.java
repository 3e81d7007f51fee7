import ai.halo.adapter.persistence.embedded.EmbeddedPostgres;
import ai.halo.adapter.persistence.embedded.EmbeddedPostgresSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Two nodes of HALO on one PostgreSQL, each of the three in a process of its own. */
final class Cluster implements AutoCloseable {
  private static final int NODES = 2;

  private final EmbeddedPostgres postgres;
  private final List<Node> nodes = new ArrayList<>();

  private Cluster(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts all of them in a folder that is made for them, and waits until they are ready. */
  static Cluster start(Options options, Path folder, List<String> settings)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var cluster = new Cluster(EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder.resolve("postgres"))));
    var key = new byte[32];
    new Random(options.seed()).nextBytes(key);
    for (var i = 0; i < NODES; i++) {
      var all = new ArrayList<>(settings);
      all.addAll(
          List.of(
              "--halo.database.url=" + cluster.postgres.jdbcUrl(),
              "--halo.database.user=" + cluster.postgres.username(),
              "--halo.database.password=" + cluster.postgres.password(),
              "--halo.token-key=" + Base64.getEncoder().encodeToString(key)));
      cluster.nodes.add(new Node(options.launch(), freePort(), folder.resolve("node-" + (i + 1)), all));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    for (var node : cluster.nodes) {
      node.launch();
    }
    for (var node : cluster.nodes) {
      node.awaitReady();
    }
    return cluster;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  List<String> addresses() {
    return nodes.stream().map(Node::address).toList();
  }

  /** {@code kill -9} of the server; it is started again at once, and recovers. */
  void crashDatabase() {
    ProcessHandle.of(postgres.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** A look past HALO, to be closed. */
  Connection database() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    postgres.close();
  }
}
