package ai.halo.adapter.persistence;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has each statement planned for the values at hand, since a search for three digits and one for
 * nine want different indexes. What finds one row by its name is better off without: its plan is
 * always the same, and to make it takes longer than to follow it.
 */
final class PlanningTemplate extends JdbcTemplate {
  private static final int NEVER_PREPARED = 0;

  PlanningTemplate(DataSource dataSource) {
    super(dataSource);
  }

  static JdbcClient client(DataSource dataSource) {
    return JdbcClient.create(new PlanningTemplate(dataSource));
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    super.applyStatementSettings(statement);
    statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER_PREPARED);
  }
}
