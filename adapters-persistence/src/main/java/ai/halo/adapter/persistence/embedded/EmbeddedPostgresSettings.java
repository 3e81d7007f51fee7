package ai.halo.adapter.persistence.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the embedded PostgreSQL needs to know.
 *
 * @param directory where everything is kept; relative paths are resolved against the working
 *     directory once, at start. Deleting it deletes all data.
 * @param executables where the unpacked server programs are shared between data directories; when
 *     it cannot be written, they go to {@code directory} instead
 * @param port the TCP port on 127.0.0.1; 0 means any free one. A taken port is avoided, never
 *     waited for.
 * @param sharedBuffersMegabytes the server's page cache, at least 16
 * @param startTimeout how long a start may take, crash recovery included
 */
public record EmbeddedPostgresSettings(
    Path directory, Path executables, int port, int sharedBuffersMegabytes, Duration startTimeout) {

  private static final int SMALLEST_BUFFERS = 16;
  private static final int LAST_PORT = 65_535;

  public EmbeddedPostgresSettings {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (sharedBuffersMegabytes < SMALLEST_BUFFERS) {
      throw new IllegalArgumentException(
          "shared buffers must be at least 16 MB, not " + sharedBuffersMegabytes);
    }
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("start timeout must be positive, not " + startTimeout);
    }
  }

  /** The settings of a laptop: any free port, 64 MB of buffers, the user's cache. */
  public static EmbeddedPostgresSettings in(Path directory) {
    return new EmbeddedPostgresSettings(directory, usersCache(), 0, 64, Duration.ofSeconds(60));
  }

  /** Where the user's programs keep what can be made again: {@code XDG_CACHE_HOME} or ~/.cache. */
  public static Path usersCache() {
    var configured = System.getenv("XDG_CACHE_HOME");
    var cache =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return cache.resolve("halo").resolve("postgres");
  }
}
