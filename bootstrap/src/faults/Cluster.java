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

/** Nodes of HALO on one PostgreSQL, each in a process of its own. */
final class Cluster implements AutoCloseable {
  private static final int NODES = 2;

  private final EmbeddedPostgres postgres;
  private final Line line;
  private final List<Node> nodes = new ArrayList<>();

  private Cluster(EmbeddedPostgres postgres) throws IOException {
    this.postgres = postgres;
    this.line = Line.to(postgres.port());
  }

  /**
   * What is not as usual.
   *
   * @param nodes how many there are
   * @param database the folder of the database
   * @param lastNode what starts the last node, in the place of what starts the others
   * @param throughLine whether the nodes reach the database over {@link #line()}, which costs time
   */
  record Shape(int nodes, Path database, List<String> lastNode, boolean throughLine) {
    /** With nothing in between. */
    Shape(int nodes, Path database, List<String> lastNode) {
      this(nodes, database, lastNode, false);
    }
  }

  /** Starts two nodes in a folder that is made for them, and waits until they are ready. */
  static Cluster start(Options options, Path folder, List<String> settings)
      throws IOException, InterruptedException {
    return start(options, folder, settings, new Shape(NODES, folder.resolve("postgres"), options.launch()));
  }

  /** Starts all of them in a folder that is made for them, and waits until they are ready. */
  static Cluster start(Options options, Path folder, List<String> settings, Shape shape)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var cluster = new Cluster(EmbeddedPostgres.start(EmbeddedPostgresSettings.in(shape.database())));
    var key = new byte[32];
    new Random(options.seed()).nextBytes(key);
    for (var i = 0; i < shape.nodes(); i++) {
      var all = new ArrayList<>(settings);
      all.addAll(
          List.of(
              "--halo.database.url=" + (shape.throughLine() ? cluster.throughLine() : cluster.postgres.jdbcUrl()),
              "--halo.database.user=" + cluster.postgres.username(),
              "--halo.database.password=" + cluster.postgres.password(),
              "--halo.token-key=" + Base64.getEncoder().encodeToString(key)));
      var launch = i == shape.nodes() - 1 ? shape.lastNode() : options.launch();
      cluster.nodes.add(new Node(launch, freePort(), folder.resolve("node-" + (i + 1)), all));
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

  /** The experiment itself never goes over it. */
  private String throughLine() {
    return postgres.jdbcUrl().replace(":" + postgres.port() + "/", ":" + line.port() + "/");
  }

  /** Between the nodes and their database. */
  Line line() {
    return line;
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

  /** A number that a statement answers, past HALO. */
  int count(String sql) throws SQLException {
    try (var database = database();
        var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    line.close();
    postgres.close();
  }
}
