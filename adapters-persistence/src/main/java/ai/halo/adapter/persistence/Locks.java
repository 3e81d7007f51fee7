package ai.halo.adapter.persistence;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks that belong to no row and last until the open transaction ends.
 *
 * <p>Who decides by what does not change meanwhile takes the shared one, who changes it the
 * exclusive one: so a change is strictly before or strictly after a decision, and decisions do not
 * wait for each other. Take the lock first and read with a statement of its own afterwards: a
 * statement sees what was committed when it began, which is before it got a lock that it waited
 * for.
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

  private final JdbcClient jdbc;

  Locks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void shared(Subject subject, String key) {
    take("select pg_advisory_xact_lock_shared(:space, :key)", subject, key);
  }

  void exclusive(Subject subject, String key) {
    take("select pg_advisory_xact_lock(:space, :key)", subject, key);
  }

  private void take(String sql, Subject subject, String key) {
    jdbc.sql(sql)
        .param("space", subject.space)
        // Two keys of one hash only wait for each other without need.
        .param("key", key.hashCode())
        .query((_, _) -> true)
        .single();
  }
}
