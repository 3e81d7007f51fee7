package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How the server is configured: durable, reachable from this machine by password only, and modest.
 */
final class Configuration {

  /** Passwords for everybody, over TCP on this machine; no socket, no trust, no replication. */
  private static final String ACCESS =
      """
      # Written by HALO at every start; changes here are lost.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  /**
   * Errors are logged without the statement and its values, which hold phone numbers and talks. The
   * port is given on the command line, since a taken one is replaced.
   */
  private static final String SERVER =
      """
      # Written by HALO at every start; changes here are lost.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      password_encryption = 'scram-sha-256'
      max_connections = 60
      superuser_reserved_connections = 3

      fsync = on
      synchronous_commit = on
      full_page_writes = on
      wal_compression = on
      max_wal_size = '512MB'

      effective_cache_size = '512MB'
      work_mem = '8MB'
      maintenance_work_mem = '64MB'
      random_page_cost = 1.1
      jit = off
      autovacuum_naptime = '15s'
      max_logical_replication_workers = 0
      io_workers = 2

      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      log_line_prefix = '%m [%p] '
      log_error_verbosity = 'terse'
      log_min_error_statement = 'panic'
      log_checkpoints = off
      """;

  private final Path cluster;
  private final String server;

  Configuration(Path cluster, EmbeddedPostgresSettings settings) {
    this.cluster = cluster;
    this.server = SERVER + "shared_buffers = '" + settings.sharedBuffersMegabytes() + "MB'\n";
  }

  /** Whether the files say what we would write, so that a running server may be kept. */
  boolean isInPlace() throws IOException {
    return holds("postgresql.conf", server) && holds("pg_hba.conf", ACCESS);
  }

  void write() throws IOException {
    put("postgresql.conf", server);
    put("pg_hba.conf", ACCESS);
  }

  private boolean holds(String name, String content) throws IOException {
    var file = cluster.resolve(name);
    return Files.exists(file) && Files.readString(file).equals(content);
  }

  private void put(String name, String content) throws IOException {
    if (holds(name, content)) {
      return;
    }
    var unfinished = cluster.resolve(name + ".new");
    Files.writeString(unfinished, content);
    Durable.sync(unfinished);
    Files.move(unfinished, cluster.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
