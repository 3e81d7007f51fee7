package ai.halo.adapter.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Several statements that go to the database together, in one round trip instead of one each.
 *
 * <p>They are separated by semicolons and are carried out in order, each with a snapshot of its own
 * as if it had been sent alone; where one fails, those after it are not begun.
 */
final class Together {
  private final NamedParameterJdbcTemplate jdbc;

  Together(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The rows of the only statement that returns any. */
  <T> List<T> rows(String sql, SqlParameterSource parameters, RowMapper<T> mapper) {
    var rows = new ArrayList<T>();
    each(sql, parameters, result -> addAll(result, mapper, rows));
    return rows;
  }

  /**
   * The rows of a statement that is carried out once a shared lock is held.
   *
   * @param parameters those of {@link Locks#of} and of the statement
   */
  <T> List<T> rowsUnderLock(String sql, SqlParameterSource parameters, RowMapper<T> mapper) {
    var rows = new ArrayList<T>();
    each(Locks.SHARED + ";" + sql, parameters, _ -> {}, result -> addAll(result, mapper, rows));
    return rows;
  }

  /** What to do with the rows of one statement. */
  interface Reader {
    void read(ResultSet result) throws SQLException;
  }

  /**
   * Reads each statement's rows in turn.
   *
   * @param readers as many as there are statements that return rows
   */
  void each(String sql, SqlParameterSource parameters, Reader... readers) {
    jdbc.execute(
        sql,
        parameters,
        statement -> {
          var next = new ArrayList<>(List.of(readers));
          forEachResult(statement, result -> next.removeFirst().read(result));
          return next.size();
        });
  }

  private static void forEachResult(PreparedStatement statement, Reader reader)
      throws SQLException {
    var hasRows = statement.execute();
    while (hasRows || statement.getUpdateCount() >= 0) {
      if (hasRows) {
        try (var result = statement.getResultSet()) {
          reader.read(result);
        }
      }
      hasRows = statement.getMoreResults();
    }
  }

  private static <T> void addAll(ResultSet result, RowMapper<T> mapper, List<T> rows)
      throws SQLException {
    while (result.next()) {
      rows.add(mapper.mapRow(result, result.getRow()));
    }
  }
}
