package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A start while the database does not answer, or answers that it never will. */
@ExtendWith(OutputCaptureExtension.class)
class ServerWaitTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestDatabase database = TestDatabase.empty();

  /** Refuses so many times before it lets somebody in. */
  private final class Refuses extends AbstractDataSource {
    private final AtomicInteger tries = new AtomicInteger();
    private final int times;
    private final String state;

    Refuses(int times, String state) {
      this.times = times;
      this.state = state;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (tries.incrementAndGet() <= times) {
        throw new SQLException("of the server, who quotes secrets", state);
      }
      return database.pool().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "08001, nobody listens there",
    "57P03, 'it is starting, or stopping'",
    "53300, it has no room for a connection"
  })
  void waitsForAServerAndSaysWhyOnceAndGoesOnWhenItAnswers(
      String state, String reason, CapturedOutput output) {
    var source = new Refuses(2, state);

    new ServerWait(source, "db:5432/halo", LONG).untilItAnswers();

    assertThat(source.tries).hasValue(3);
    assertThat(output)
        .containsOnlyOnce("db:5432/halo does not answer yet (" + reason + ")")
        .contains("db:5432/halo answers, so the start goes on")
        .doesNotContain("secrets");
  }

  @Test
  void saysNothingWhereItNeedNotWait(CapturedOutput output) {
    new ServerWait(new Refuses(0, ""), "db:5432/halo", LONG).untilItAnswers();

    assertThat(output).doesNotContain("db:5432");
  }

  @Test
  void givesUpAfterItsTimeWithWhatItWasToldLast() throws IOException {
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    var there =
        Database.at(new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + nobody + "/x", "me", "p"));

    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> there.await(Duration.ZERO))
        .withMessageContaining("127.0.0.1:" + nobody + "/x did not answer within 0 s")
        .withMessageContaining("nobody listens there");
  }

  @Test
  void endsAtOnceWithOneSentenceWhereThePasswordIsWrong(CapturedOutput output) {
    var address = database.address();

    start(address.jdbcUrl(), address.user(), "not-the-password");

    assertThat(output)
        .contains("refuses the role or its password: correct halo.database.user")
        .doesNotContain("not-the-password")
        .doesNotContain("\tat ");
  }

  @Test
  void endsAtOnceWithOneSentenceWhereThereIsNoSuchDatabase(CapturedOutput output) {
    var address = database.address();

    start(
        address.jdbcUrl().replaceFirst("/\\w+\\?", "/nothing?"),
        address.user(),
        address.password());

    assertThat(output)
        .containsPattern("There is no such database at \\S+/nothing: create it")
        .doesNotContain("\tat ");
  }

  private static void start(String url, String user, String password) {
    var application =
        new SpringApplicationBuilder(PersistenceConfigurationTest.Wiring.class)
            .logStartupInfo(false)
            .properties(
                "halo.database.url=" + url,
                "halo.database.user=" + user,
                "halo.database.password=" + password);

    assertThatExceptionOfType(RuntimeException.class).isThrownBy(application::run);
  }
}
