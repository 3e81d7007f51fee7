package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DatabaseSettingsTest {
  private static DatabaseSettings settings(String url, String user, String password) {
    var embedded =
        new DatabaseSettings.Embedded(
            Path.of("data"), null, 0, DataSize.ofMegabytes(64), Duration.ofSeconds(60));
    return new DatabaseSettings(url, user, password, 20, Duration.ofSeconds(1), embedded);
  }

  @Test
  void isEmbeddedWithoutAUrl() {
    assertThat(settings(null, null, null).isEmbedded()).isTrue();
    assertThat(settings(" ", null, null).isEmbedded()).isTrue();
  }

  @Test
  void takesAJdbcUrlAsItIs() {
    var server =
        settings("jdbc:postgresql://db:5433/halo?sslmode=require", "me", "secret").server();

    assertThat(server)
        .isEqualTo(
            new DatabaseAddress("jdbc:postgresql://db:5433/halo?sslmode=require", "me", "secret"));
  }

  @Test
  void readsTheUrlThatHostingProvidersGive() {
    var server =
        settings("postgres://me:p%40ss@db.example/halo?sslmode=require", "", null).server();

    assertThat(server)
        .isEqualTo(
            new DatabaseAddress("jdbc:postgresql://db.example/halo?sslmode=require", "me", "p@ss"));
  }

  @Test
  void prefersTheAccountThatIsGivenApart() {
    var server = settings("postgresql://me:old@db/halo", "other", "new").server();

    assertThat(server).isEqualTo(new DatabaseAddress("jdbc:postgresql://db/halo", "other", "new"));
  }

  @Test
  void refusesAnotherKindOfUrlWithoutRepeatingIt() {
    for (var url : new String[] {"mysql://me:secret@db/halo", "postgres://me:secret@", "sec ret"}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> settings(url, null, null).server())
          .withMessageContaining("halo.database.url")
          .satisfies(refused -> assertThat(refused.toString()).doesNotContain("sec"));
    }
  }

  @Test
  void printsNoSecret() {
    var settings = settings("postgres://me:secret@db/halo", "me", "secret");

    assertThat(settings.toString() + settings.server()).doesNotContain("secret");
  }
}
