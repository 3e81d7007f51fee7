package ai.halo.adapter.persistence;

import ai.halo.domain.operation.NodeSeen;
import ai.halo.domain.port.Nodes;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row a node; there are a handful, so nothing is indexed. */
final class JdbcNodes implements Nodes {
  private static final String ALIVE =
      """
      insert into nodes (name, version) values (:name, :version)
      on conflict (name) do update set version = excluded.version, seen_at = clock_timestamp()
      """;

  private static final String FORGET =
      "delete from nodes where seen_at < clock_timestamp() - interval '1 day'";

  private static final String SEEN =
      """
      select name, version, started_at, seen_at from nodes
      where seen_at >= clock_timestamp() - make_interval(secs => :lately)
      order by started_at, name
      """;

  private final JdbcClient jdbc;

  JdbcNodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void alive(String name, String version) {
    jdbc.sql(ALIVE).param("name", name).param("version", version).update();
    jdbc.sql(FORGET).update();
  }

  @Override
  public void gone(String name) {
    jdbc.sql("delete from nodes where name = :name").param("name", name).update();
  }

  @Override
  public List<NodeSeen> seenWithin(Duration lately) {
    return jdbc.sql(SEEN)
        .param("lately", (double) lately.toSeconds())
        .query((row, _) ->
            new NodeSeen(
                row.getString("name"),
                row.getString("version"),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "seen_at")))
        .list();
  }
}
