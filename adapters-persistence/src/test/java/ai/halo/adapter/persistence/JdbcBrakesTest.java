package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.port.BrakesContract;
import org.junit.jupiter.api.Test;

class JdbcBrakesTest implements BrakesContract {
  private final TestDatabase database = TestDatabase.empty();

  @Override
  public JdbcBrakes brakes() {
    return new JdbcBrakes(database.template());
  }

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  @Test
  void keepWhoDidWhatWhenAndWhyForEver() {
    unitOfWork().run(() -> brakes().apply(STOPPED));
    unitOfWork().run(() -> brakes().apply(STOPPED));
    unitOfWork()
        .run(() -> brakes().release(Brake.OPERATOR, "farhod", CallBuilder.NOON.plusSeconds(60)));
    unitOfWork()
        .run(() -> brakes().release(Brake.OPERATOR, "farhod", CallBuilder.NOON.plusSeconds(61)));

    var log =
        database
            .jdbc()
            .sql("select brake, change, done_by, at, reason from brake_log order by seq")
            .query((row, _) ->
                "%s %s by %s at %s: %s"
                    .formatted(
                        row.getString("brake"),
                        row.getString("change"),
                        row.getString("done_by"),
                        Rows.instant(row, "at"),
                        row.getString("reason")))
            .list();

    assertThat(log)
        .containsExactly(
            "operator applied by dilnoza at %s: a wrong price list".formatted(CallBuilder.NOON),
            "operator released by farhod at %s: null".formatted(CallBuilder.NOON.plusSeconds(60)));
  }
}
