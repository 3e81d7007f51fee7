package ai.halo.adapter.persistence;

import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** How to get to a database. */
record DatabaseAddress(String jdbcUrl, String user, String password) {

  /** Host, port and database, for people: nothing that is secret. */
  String place() {
    var parts = Driver.parseURL(jdbcUrl, new Properties());
    return parts == null
        ? "an address that cannot be read"
        : "%s:%s/%s"
            .formatted(
                PGProperty.PG_HOST.getOrDefault(parts),
                PGProperty.PG_PORT.getOrDefault(parts),
                PGProperty.PG_DBNAME.getOrDefault(parts));
  }

  /** The password is never printed, nor is the URL, which may hold one. */
  @Override
  public String toString() {
    return "DatabaseAddress[***]";
  }
}
