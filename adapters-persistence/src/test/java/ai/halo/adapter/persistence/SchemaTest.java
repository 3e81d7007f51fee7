package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node's start on a schema of an older, of its own, and of a newer version. */
@ExtendWith(OutputCaptureExtension.class)
class SchemaTest {
  private static final String NAME = "other_version";

  private final TestDatabase shared = TestDatabase.empty();
  private final DataSource source = Database.at(elsewhere()).dedicated();
  private final JdbcClient jdbc = JdbcClient.create(source);

  private DatabaseAddress elsewhere() {
    var url = shared.address().jdbcUrl();
    return new DatabaseAddress(
        url + (url.contains("?") ? "&" : "?") + "currentSchema=" + NAME + ",public",
        shared.address().user(),
        shared.address().password());
  }

  @BeforeEach
  void create() {
    drop();
    shared.jdbc().sql("create schema " + NAME).update();
  }

  @AfterEach
  void drop() {
    shared.jdbc().sql("drop schema if exists " + NAME + " cascade").update();
  }

  @Test
  void migratesAnOlderOneWithWhatIsInIt() {
    Flyway.configure().dataSource(source).target("8").load().migrate();
    jdbc.sql(
            "insert into scheduled_tasks (task_name, task_instance, picked, version) values ('a', 'b', false, 1)")
        .update();

    new Schema(source).migrate();

    assertThat(applied()).contains("8", "71");
    assertThat(jdbc.sql("select count(*) from scheduled_tasks").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  void fillsInWhatAVersionMadeBesideItLeftOut() {
    new Schema(source).migrate();
    jdbc.sql("drop table nodes").update();
    jdbc.sql("delete from flyway_schema_history where version = '60'").update();

    new Schema(source).migrate();

    assertThat(applied()).contains("60");
  }

  @Test
  void worksWithANewerOneAndSaysSo(CapturedOutput output) {
    new Schema(source).migrate();
    migrateAsANewerVersionDoes();

    new Schema(source).migrate();

    assertThat(output).contains("The schema is newer (99999) than this version of HALO");
  }

  @Test
  void refusesANewerOneThatNoLongerServesThisVersion() {
    new Schema(source).migrate();
    migrateAsANewerVersionDoes();
    jdbc.sql("update schema_floor set oldest = 99998").update();

    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> new Schema(source).migrate())
        .withMessageContaining("takes a HALO that knows migration 99998")
        .withMessageContaining("start the newer version");
  }

  @Test
  void refusesOneWhoseMigrationsWereOthers() {
    new Schema(source).migrate();
    jdbc.sql("update flyway_schema_history set checksum = 1 where version = '4'").update();

    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> new Schema(source).migrate())
        .withMessageContaining("migrated by another HALO");
  }

  private void migrateAsANewerVersionDoes() {
    jdbc.sql("alter table calls add column of_a_newer_version text not null default ''").update();
    jdbc.sql(
            """
            insert into flyway_schema_history (installed_rank, version, description, type, script,
              checksum, installed_by, execution_time, success)
            values (99999, '99999', 'newer', 'SQL', 'V99999__newer.sql', 7, 'somebody', 1, true)
            """)
        .update();
  }

  private List<String> applied() {
    return jdbc.sql("select version from flyway_schema_history where success")
        .query(String.class)
        .list();
  }
}
