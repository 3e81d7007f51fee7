package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import ai.halo.domain.port.FactFeed.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the feed's rows. */
final class FactRows {
  private static final String COLUMNS = "seq, call_id, no, type, at, attempt, status, data";

  /** One statement, hence one snapshot: what it does not show at its moment was not committed. */
  private static final String NEWS =
      """
      select m.oldest, m.next, f.*
      from (
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest,
          pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next) as m
      left join (
        (select %1$s from call_facts
         where seq = any (cast(string_to_array(:gaps, ',') as bigint[])))
        union all
        (select %1$s from call_facts where seq > :highest order by seq limit :limit)) as f on true
      order by f.seq
      """;

  private static final String AFTER =
      """
      select %s from call_facts where seq > :place order by seq limit :limit
      """
          .formatted(COLUMNS);

  /**
   * What may have been going on when this node began to read is looked at again, by place: no
   * transaction lasts for two minutes.
   */
  private static final String BEGINNING =
      """
      select coalesce((
        select seq from call_facts where recorded_at < clock_timestamp() - interval '2 minutes'
        order by seq desc limit 1), 0)
      """;

  private static final String NEWS_OF_FACTS = NEWS.formatted(COLUMNS);
  private static final String NEWS_OF_PLACES = NEWS.formatted("seq");

  private final JdbcClient jdbc;
  private final FactJson json;

  FactRows(JdbcClient jdbc, FactJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A fact and its place in the feed. */
  record Placed(long place, CallId call, int no, Fact fact, CallStatus status) {
    Recorded told(FeedPlace position) {
      return new Recorded(position.position(), call, no, fact, status);
    }
  }

  /**
   * What one reading has found, in the order of places.
   *
   * @param facts at these places; none where only places were asked for
   */
  record News(List<Long> places, List<Placed> facts, SeenFacts.Moment moment) {}

  /** What fills a gap, and what comes after the highest place, at most so many of the latter. */
  News news(Collection<Long> gaps, long highest, int limit) {
    return news(NEWS_OF_FACTS, true, gaps, highest, limit);
  }

  /** {@link #news} for nobody: where something is, and not what. */
  News places(Collection<Long> gaps, long highest, int limit) {
    return news(NEWS_OF_PLACES, false, gaps, highest, limit);
  }

  private News news(String sql, boolean whole, Collection<Long> gaps, long highest, int limit) {
    var places = new ArrayList<Long>();
    var facts = new ArrayList<Placed>();
    var moments = new ArrayList<SeenFacts.Moment>();
    jdbc.sql(sql)
        .param("gaps", gaps.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .param("highest", highest)
        .param("limit", limit)
        .query(row -> {
          moments.add(new SeenFacts.Moment(row.getLong("oldest"), row.getLong("next")));
          var place = row.getLong("seq");
          if (!row.wasNull()) {
            places.add(place);
            if (whole) {
              facts.add(placed(row));
            }
          }
        });
    return new News(places, facts, moments.getFirst());
  }

  List<Placed> after(long place, int limit) {
    return jdbc.sql(AFTER)
        .param("place", place)
        .param("limit", limit)
        .query((row, _) -> placed(row))
        .list();
  }

  /** The last place that is there now; 0 when there is none. */
  long last() {
    return jdbc.sql("select coalesce(max(seq), 0) from call_facts").query(Long.class).single();
  }

  long beginning() {
    return jdbc.sql(BEGINNING).query(Long.class).single();
  }

  String epoch() {
    return jdbc.sql("select epoch from fact_feed").query(String.class).single();
  }

  private Placed placed(ResultSet row) throws SQLException {
    return new Placed(
        row.getLong("seq"),
        new CallId(Rows.uuid(row, "call_id")),
        row.getInt("no"),
        JdbcCalls.fact(row, json),
        Rows.word(row, "status", CallStatus.class));
  }
}
