package ai.halo.adapter.persistence;

import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema, brought up to what this version knows. An older one is migrated. A newer one is
 * worked with, since nodes are replaced one by one; unless it says itself that this version is too
 * old for it, which only the version that changed it can know.
 */
final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  private static final String OLDEST = "select oldest from schema_floor";

  private final Flyway flyway;
  private final JdbcClient jdbc;

  /** On connections of its own, since a migration may take minutes. */
  Schema(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    // Versions that were made side by side may come in any order: none builds on another's.
    this.flyway = Flyway.configure().dataSource(source).outOfOrder(true).load();
  }

  /** Nodes that start together take turns. Fails with {@link DatabaseUnusable}. */
  void migrate() {
    try {
      flyway.migrate();
    } catch (FlywayValidateException altered) {
      throw new DatabaseUnusable(
          "The database was migrated by another HALO than this one, with other contents under the same numbers: use the database that belongs to this version.",
          altered);
    }
    var known = known();
    refuseWhatIsTooNew(known);
    var current = flyway.info().current();
    if (current != null && current.getVersion().isNewerThan(known)) {
      LOG.warn(
          "The schema is newer ({}) than this version of HALO ({}); it works beside the newer one until it is replaced, too",
          current.getVersion(),
          known);
    }
  }

  private void refuseWhatIsTooNew(MigrationVersion known) {
    var oldest = MigrationVersion.fromVersion(jdbc.sql(OLDEST).query(String.class).single());
    if (oldest.isNewerThan(known)) {
      throw new DatabaseUnusable(
          "The schema takes a HALO that knows migration %s, and this one is older and knows %s: start the newer version."
              .formatted(oldest, known));
    }
  }

  /** The newest migration that this version has. */
  private MigrationVersion known() {
    return Arrays.stream(flyway.info().all())
        .filter(migration -> migration.getState().isResolved())
        .map(MigrationInfo::getVersion)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
