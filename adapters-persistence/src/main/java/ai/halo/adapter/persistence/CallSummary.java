package ai.halo.adapter.persistence;

import ai.halo.domain.Word;
import ai.halo.domain.contact.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many calls there are of each kind in some stretches of time, exact at the moment of asking,
 * and without counting them: the days that were folded, the changes that were not yet, and the
 * calls of a quarter of an hour where a stretch begins or ends within one.
 *
 * <p>All of it comes from one statement, hence is of one moment. Days that this node has read
 * before are not read again.
 */
final class CallSummary {
  /** Days of one year at ten million calls a year take about half of it. */
  private static final long CACHE_BYTES = 48L << 20;

  private static final String DAYS =
      """
      select d.day, d.language, d.version, case when k.version is null then d.cells end as cells,
        null::integer as quarter, null as status, null as crm_status, null::smallint as outcome,
        null::bigint as calls, null::bigint as talk, null as currency, null::numeric as cost,
        null::integer as edge
      from call_days d
      left join unnest(cast(string_to_array(:known, ',') as uuid[])) as k (version)
        on k.version = d.version
      where d.day between :first_day and :last_day {in_languages}
      """;

  private static final String DELTAS =
      """
      union all
      select null, language, null, null, quarter, status, crm_status, outcome, sum(calls),
        sum(talk), currency, sum(cost), null
      from call_deltas
      where quarter between :first_quarter and :last_quarter {in_languages}
      group by language, quarter, status, crm_status, outcome, currency
      """;

  private static final String EDGE =
      """
      union all
      select null, language, null, null, created_quarter, status, crm_status, outcome, count(*),
        coalesce(sum(talk_millis), 0), cost_currency, sum(cost_amount), {edge}
      from calls
      where created_at >= :edge_from_{edge} and created_at < :edge_to_{edge} {in_languages}
      group by language, created_quarter, status, crm_status, outcome, cost_currency
      """;

  private final JdbcClient jdbc;
  private final DayCache cache = new DayCache(CACHE_BYTES);

  CallSummary(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes what was counted, in no order. */
  interface Counter {
    /** A day's calls from one quarter of it to before another; {@code day} is one of UTC. */
    void day(int day, DayOfCalls calls, int from, int to);

    /** Some more calls, or fewer. */
    void delta(CallDelta delta);
  }

  /** Counts the calls of each stretch into the counter with the same place in the list. */
  void count(Set<Language> languages, List<Span> spans, List<? extends Counter> counters) {
    var first = spans.stream().mapToInt(Span::first).min().orElseThrow();
    var last = spans.stream().mapToInt(Span::end).max().orElseThrow() - 1;
    var firstDay = Math.floorDiv(first, DayOfCalls.QUARTERS);
    var lastDay = Math.floorDiv(last, DayOfCalls.QUARTERS);
    var words = languages.stream().map(Word::word).collect(Collectors.toSet());
    var known =
        cache.known(key ->
            key.day() >= firstDay
                && key.day() <= lastDay
                && (words.isEmpty() || words.contains(key.language())));
    var sql = new StringBuilder(DAYS).append(DELTAS);
    var parameters = new HashMap<String, Object>();
    var owners = new ArrayList<Counter>();
    for (var i = 0; i < spans.size(); i++) {
      for (var edge : spans.get(i).edges()) {
        var number = owners.size();
        sql.append(EDGE.replace("{edge}", String.valueOf(number)));
        parameters.put("edge_from_" + number, Rows.time(edge.from()));
        parameters.put("edge_to_" + number, Rows.time(edge.to()));
        owners.add(counters.get(i));
      }
    }
    if (!words.isEmpty()) {
      parameters.put("languages", words);
    }
    var inLanguages = words.isEmpty() ? "" : "and language in (:languages)";
    jdbc.sql(sql.toString().replace("{in_languages}", inLanguages))
        .params(parameters)
        .param("known", versions(known))
        .param("first_day", firstDay)
        .param("last_day", lastDay)
        .param("first_quarter", first)
        .param("last_quarter", last)
        .query(row -> {
          var day = row.getInt("day");
          if (!row.wasNull()) {
            var calls = day(new DayCache.Key(day, row.getString("language")), row, known);
            for (var i = 0; i < spans.size(); i++) {
              var from = spans.get(i).firstOf(day);
              var to = spans.get(i).endOf(day);
              if (from < to) {
                counters.get(i).day(day, calls, from, to);
              }
            }
            return;
          }
          var delta = CallDelta.of(row);
          var edge = row.getInt("edge");
          if (!row.wasNull()) {
            owners.get(edge).delta(delta);
            return;
          }
          for (var i = 0; i < spans.size(); i++) {
            if (spans.get(i).holds(delta.quarter())) {
              counters.get(i).delta(delta);
            }
          }
        });
  }

  private DayOfCalls day(DayCache.Key key, ResultSet row, Map<DayCache.Key, DayCache.Entry> known)
      throws SQLException {
    var cells = row.getBytes("cells");
    if (cells == null) {
      return Objects.requireNonNull(known.get(key)).calls();
    }
    var calls = DayOfCalls.read(cells);
    cache.keep(key, new DayCache.Entry(row.getObject("version", UUID.class), calls));
    return calls;
  }

  private static String versions(Map<DayCache.Key, DayCache.Entry> known) {
    return known.values().stream()
        .map(entry -> entry.version().toString())
        .collect(Collectors.joining(","));
  }
}
