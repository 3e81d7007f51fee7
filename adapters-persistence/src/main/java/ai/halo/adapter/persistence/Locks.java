package ai.halo.adapter.persistence;

import java.util.Collection;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks that belong to no row and last until the open transaction ends.
 *
 * <p>Who decides by what does not change meanwhile takes the shared one, who changes it the
 * exclusive one: so a change is strictly before or strictly after a decision, and decisions do not
 * wait for each other. Take the lock first and read with a statement of its own afterwards, which
 * may be sent {@link Together}: a statement sees what was committed when it began, which is before
 * it got a lock that it waited for.
 *
 * <p>Whoever takes several takes rows of {@code dial_attempts} first, then these in the order of
 * {@link Subject}, then rows of {@code calls}; then nobody waits in a circle.
 */
final class Locks {
  /** What is locked; stored nowhere, but the same on all nodes. */
  enum Subject {
    /** All brakes. */
    BRAKES(7101),
    /** Whether one number may be called. */
    NUMBER(7102),
    /** The permits of an hour. */
    PERMITS(7103),
    /** The requests for sessions. */
    REQUESTS(7104),
    /** Folding what changed about calls; counting them all anew takes it too, in SQL. */
    SUMMARY(7105);

    private final int space;

    Subject(int space) {
      this.space = space;
    }
  }

  /** Takes a shared lock; its parameters are those {@link #of}. */
  static final String SHARED = "select pg_advisory_xact_lock_shared(:lock_space, :lock_key)";

  private static final String EXCLUSIVE = "select pg_advisory_xact_lock(:lock_space, :lock_key)";

  private final JdbcClient jdbc;

  Locks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is to be locked, for a statement that takes the lock; others may be added to it. */
  static MapSqlParameterSource of(Subject subject, String key) {
    return new MapSqlParameterSource()
        .addValue("lock_space", subject.space)
        // Two keys of one hash only wait for each other without need.
        .addValue("lock_key", key.hashCode());
  }

  void exclusive(Subject subject, String key) {
    jdbc.sql(EXCLUSIVE).paramSource(of(subject, key)).query((_, _) -> true).single();
  }

  /** Several at once, always in the same order, so that nobody waits in a circle. */
  void exclusive(Subject subject, Collection<String> keys) {
    jdbc.sql(
            """
            select count(*) from (
              select pg_advisory_xact_lock(:space, key)
              from (
                select distinct key from unnest(cast(:keys as int[])) as k (key) order by key
                offset 0) as in_order
              offset 0) as locked
            """)
        .param("space", subject.space)
        .param("keys", keys.stream().map(String::hashCode).toArray(Integer[]::new))
        .query(Long.class)
        .single();
  }
}
