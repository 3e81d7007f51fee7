package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.Audit;
import ai.halo.application.usecase.ImportDoNotCall;
import ai.halo.application.usecase.ImportDoNotCall.Row;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.port.RequestOrigin;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoNotCallFileTest {
  private static final int NUMBERS = 100_000;
  private static final User SOMEBODY =
      new User(
          new UserId(new UUID(1, 1)),
          new Username("dilnoza"),
          "",
          false,
          Role.ADMIN,
          true,
          0,
          CallBuilder.NOON);

  private final TestDatabase database = TestDatabase.empty();
  private final JdbcDoNotCallList list = new JdbcDoNotCallList(database.template());
  private final ImportDoNotCall importing =
      new ImportDoNotCall(
          database.unitOfWork(),
          list,
          new Audit(new JdbcAuditLog(database.jdbc()), RequestOrigin.NONE, InstantSource.system()),
          InstantSource.system());

  @Test
  void takesAHundredThousandNumbers() {
    var report = read(0, NUMBERS);

    assertThat(report.added()).isEqualTo(NUMBERS);
    assertThat(report.refused()).isZero();
    assertThat(database.jdbc().sql("select count(*) from do_not_call").query(Long.class).single())
        .isEqualTo(NUMBERS);
  }

  @Test
  void letsTwoFilesWithTheSameNumbersComeAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> read(0, 3_000));
      var two = threads.submit(() -> read(1_000, 4_000));

      assertThat(one.get().added() + two.get().added()).isEqualTo(4_000);
    }
  }

  private ImportDoNotCall.Report read(int from, int to) {
    var rows =
        IntStream.range(from, to)
            .mapToObj(no -> new Row(no + 1, Optional.of(List.of("+99890" + (1_000_000 + no)))))
            .iterator();
    return importing.read(rows, ListingReason.REGISTER, SOMEBODY).orElseThrow();
  }
}
