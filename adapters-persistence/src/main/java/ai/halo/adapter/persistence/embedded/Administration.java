package ai.halo.adapter.persistence.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** What is done in a running server as its administrator, on one short connection. */
record Administration(Credentials credentials) {
  static final String DATABASE = "halo";

  private static final String CONNECT_SECONDS = "10";

  /** Where the server on this port says its data is; empty when ours is not the way in. */
  Optional<Path> dataDirectory(int port) {
    try (var connection = connect(port);
        var statement = connection.createStatement();
        var row = statement.executeQuery("show data_directory")) {
      return row.next() ? Optional.of(Path.of(row.getString(1))) : Optional.empty();
    } catch (SQLException notOurs) {
      return Optional.empty();
    }
  }

  /** Makes the application's role and database where they are missing. */
  void provision(int port) throws SQLException {
    try (var connection = connect(port)) {
      if (!exists(connection, "select 1 from pg_roles where rolname = 'halo'")) {
        // Hexadecimal by construction, so it can stand in a statement that takes no parameters.
        execute(connection, "create role halo login password '%s'", credentials.application());
      }
      if (!exists(connection, "select 1 from pg_database where datname = 'halo'")) {
        execute(connection, "create database %s owner halo", DATABASE);
      }
    }
  }

  private Connection connect(int port) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", Credentials.ADMINISTRATOR);
    properties.setProperty("password", credentials.administrator());
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", CONNECT_SECONDS);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String template, String word)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(template.formatted(word));
    }
  }
}
