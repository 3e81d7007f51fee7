package ai.halo.adapter.persistence;

import ai.halo.domain.cost.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * So many more calls of a kind, or fewer.
 *
 * @param quarter quarters of an hour since 1970
 * @param talkMillis the length of their talks
 * @param cost of them
 */
record CallDelta(
    int quarter, String language, Kind kind, long calls, long talkMillis, Optional<Money> cost) {

  /** From columns of the names that table {@code call_deltas} has. */
  static CallDelta of(ResultSet row) throws SQLException {
    var currency = row.getString("currency");
    return new CallDelta(
        row.getInt("quarter"),
        row.getString("language"),
        new Kind(row.getString("status"), row.getString("crm_status"), row.getInt("outcome")),
        row.getLong("calls"),
        row.getLong("talk"),
        currency == null
            ? Optional.empty()
            : Optional.of(new Money(row.getBigDecimal("cost"), currency)));
  }

  int day() {
    return Math.floorDiv(quarter, DayOfCalls.QUARTERS);
  }

  int quarterOfDay() {
    return Math.floorMod(quarter, DayOfCalls.QUARTERS);
  }
}
