package ai.halo.adapter.persistence;

import static java.util.stream.Collectors.joining;

import ai.halo.domain.port.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Folds what changed about calls into the counts of their days and kinds.
 *
 * <p>Nobody waits for it and nothing is wrong without it: the fewer changes are left, the less
 * there is to read. A crash leaves all of a batch to the next run, or nothing.
 */
final class SummaryFold {
  /** Changes of one transaction. */
  private static final int BATCH = 20_000;

  /** Rows that were removed lie in the way of readers until they are cleaned out. */
  private static final long LARGEST_DELTAS = 4L << 20;

  private static final String TAKE =
      """
      with gone as (
        delete from call_deltas
        where ctid = any (array(select ctid from call_deltas limit :limit))
        returning *),
      totals as (
        insert into call_totals as kept (language, status, crm_status, outcome, calls)
        select language, status, crm_status, outcome, sum(calls) from gone
        group by language, status, crm_status, outcome
        on conflict (language, status, crm_status, outcome)
          do update set calls = kept.calls + excluded.calls)
      select language, quarter, status, crm_status, outcome, sum(calls) as calls,
        sum(talk) as talk, currency, sum(cost) as cost, count(*) as changes
      from gone
      group by language, quarter, status, crm_status, outcome, currency
      """;

  private static final String DAYS =
      """
      select day, language, cells from call_days
      where day = any (cast(string_to_array(:days, ',') as integer[]))
      """;

  private static final String KEEP =
      """
      insert into call_days (day, language, version, cells)
      values (:day, :language, gen_random_uuid(), :cells)
      on conflict (day, language) do update set version = excluded.version, cells = excluded.cells
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final UnitOfWork unitOfWork;
  private final Locks locks;
  private final int batch;

  SummaryFold(NamedParameterJdbcTemplate template, UnitOfWork unitOfWork) {
    this(template, unitOfWork, BATCH);
  }

  /** With so many changes a transaction. */
  SummaryFold(NamedParameterJdbcTemplate template, UnitOfWork unitOfWork, int batch) {
    this.batch = batch;
    this.jdbc = JdbcClient.create(template);
    this.batches = template;
    this.unitOfWork = unitOfWork;
    this.locks = new Locks(jdbc);
  }

  /** Folds until nothing is left but what comes meanwhile. */
  void fold() {
    while (foldBatch() >= batch) {
      // There is more.
    }
    tidy();
  }

  /** Answers how many changes there were. */
  private long foldBatch() {
    if (!isAnythingToFold()) {
      return 0;
    }
    return unitOfWork.run(() -> {
      locks.exclusive(Locks.Subject.SUMMARY, "");
      var changes = new long[1];
      var byDay = new TreeMap<Integer, Map<String, List<CallDelta>>>();
      jdbc.sql(TAKE)
          .param("limit", batch)
          .query(row -> {
            var delta = CallDelta.of(row);
            changes[0] += row.getLong("changes");
            byDay
                .computeIfAbsent(delta.day(), _ -> new HashMap<>())
                .computeIfAbsent(delta.language(), _ -> new ArrayList<>())
                .add(delta);
          });
      if (!byDay.isEmpty()) {
        keep(byDay);
      }
      return changes[0];
    });
  }

  /** Looks without a lock, so that a system at rest writes nothing. */
  private boolean isAnythingToFold() {
    return jdbc.sql("select exists (select from call_deltas)").query(Boolean.class).single();
  }

  private void keep(Map<Integer, Map<String, List<CallDelta>>> byDay) {
    var known = new HashMap<DayCache.Key, DayOfCalls>();
    jdbc.sql(DAYS)
        .param("days", byDay.keySet().stream().map(String::valueOf).collect(joining(",")))
        .query(row -> {
          var key = new DayCache.Key(row.getInt("day"), row.getString("language"));
          if (byDay.getOrDefault(key.day(), Map.of()).containsKey(key.language())) {
            known.put(key, DayOfCalls.read(row.getBytes("cells")));
          }
        });
    var rows = new ArrayList<SqlParameterSource>();
    byDay.forEach((day, languages) ->
        languages.forEach((language, deltas) -> {
          var calls = known.getOrDefault(new DayCache.Key(day, language), DayOfCalls.EMPTY);
          rows.add(
              new MapSqlParameterSource()
                  .addValue("day", day)
                  .addValue("language", language)
                  .addValue("cells", calls.plus(deltas).write()));
        }));
    batches.batchUpdate(KEEP, rows.toArray(SqlParameterSource[]::new));
  }

  /** Autovacuum comes once a minute, by when a busy system has left a hundred thousand rows. */
  private void tidy() {
    var size = jdbc.sql("select pg_relation_size('call_deltas')").query(Long.class).single();
    if (size > LARGEST_DELTAS) {
      jdbc.sql("vacuum call_deltas").update();
    }
  }
}
