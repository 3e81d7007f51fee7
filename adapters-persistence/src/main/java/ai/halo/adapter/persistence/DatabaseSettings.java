package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.embedded.EmbeddedPostgresSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which PostgreSQL to use: a server of yours, or the embedded one when no URL is given.
 *
 * @param url {@code jdbc:postgresql://host/db} or {@code postgres://user:password@host/db}; blank
 *     means the embedded one. At least PostgreSQL 14.
 * @param user the role on that server; wins over one in the URL
 * @param password of that role; wins over one in the URL
 * @param connections how many this node holds at most, from 4; one more listens for news
 * @param waitAtStart how long a start waits for a server that does not take connections yet; zero
 *     for not at all. Wrong passwords and missing databases are not waited for.
 * @param embedded the embedded one, where it is used
 */
@ConfigurationProperties("halo.database")
public record DatabaseSettings(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("20") int connections,
    @DefaultValue("5m") Duration waitAtStart,
    @DefaultValue Embedded embedded) {
  private static final int FEWEST_CONNECTIONS = 4;
  private static final int MOST_EMBEDDED = 50;

  public DatabaseSettings {
    if (connections < FEWEST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "halo.database.connections must be at least " + FEWEST_CONNECTIONS);
    }
    if (waitAtStart.isNegative()) {
      throw new IllegalArgumentException("halo.database.wait-at-start must not be negative");
    }
    if (isBlank(url) && connections > MOST_EMBEDDED) {
      throw new IllegalArgumentException(
          "halo.database.connections must be at most "
              + MOST_EMBEDDED
              + " with the embedded database");
    }
  }

  /**
   * The embedded PostgreSQL.
   *
   * @param directory where the data is; relative paths start at the working directory
   * @param executables where the unpacked server programs go; the user's cache by default
   * @param port on 127.0.0.1; 0 for any free one
   * @param sharedBuffers its page cache, at least 16 MB
   * @param startTimeout how long a start may take, recovery from a crash included
   */
  public record Embedded(
      @DefaultValue("data/postgres") Path directory,
      @Nullable Path executables,
      @DefaultValue("0") int port,
      @DefaultValue("64MB") DataSize sharedBuffers,
      @DefaultValue("60s") Duration startTimeout) {
    EmbeddedPostgresSettings toSettings() {
      return new EmbeddedPostgresSettings(
          directory,
          executables == null ? EmbeddedPostgresSettings.usersCache() : executables,
          port,
          (int) sharedBuffers.toMegabytes(),
          startTimeout);
    }
  }

  boolean isEmbedded() {
    return isBlank(url);
  }

  /** Where the server is. To be asked only when it is not the embedded one. */
  DatabaseAddress server() {
    var given = url == null ? "" : url.strip();
    if (given.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(given, orBlank(user), orBlank(password));
    }
    try {
      return fromUri(new URI(given));
    } catch (URISyntaxException unreadable) {
      // Neither the text nor the cause is passed on: a password may stand in both.
      throw new IllegalArgumentException(NO_URL);
    }
  }

  private static final String NO_URL =
      "halo.database.url must be jdbc:postgresql://host:port/database or"
          + " postgres://user:password@host:port/database";

  private DatabaseAddress fromUri(URI uri) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    var known = scheme.equals("postgres") || scheme.equals("postgresql");
    if (!known || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw new IllegalArgumentException(NO_URL);
    }
    var account = orBlank(uri.getUserInfo()).split(":", 2);
    return new DatabaseAddress(
        "jdbc:postgresql://"
            + uri.getHost()
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
            + uri.getRawPath()
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
        isBlank(user) ? account[0] : orBlank(user),
        isBlank(password) ? (account.length > 1 ? account[1] : "") : orBlank(password));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The URL may hold a password, too. */
  @Override
  public String toString() {
    return "DatabaseSettings[embedded=%s, connections=%d]".formatted(isEmbedded(), connections);
  }
}
