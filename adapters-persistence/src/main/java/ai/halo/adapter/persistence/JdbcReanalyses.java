package ai.halo.adapter.persistence;

import ai.halo.domain.Word;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.Reanalyses;
import ai.halo.domain.reanalysis.Comparison;
import ai.halo.domain.reanalysis.Comparison.Judged;
import ai.halo.domain.reanalysis.Comparison.Left;
import ai.halo.domain.reanalysis.Comparison.Open;
import ai.halo.domain.reanalysis.Difference;
import ai.halo.domain.reanalysis.Reanalysis;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps both judgements of a talk whole, so that they can be shown side by side later. */
final class JdbcReanalyses implements Reanalyses {
  private static final String OPEN = "open";
  private static final String SAME = "same";
  private static final String CHANGED = "changed";
  private static final String REPLACED = "replaced";
  private static final String LEFT = "left";

  private static final String INSERT =
      """
      insert into reanalyses (id, analyzer, from_time, to_time, started_by, started_at, state)
      values (:id, :analyzer, :from, :to, :by, :at, :state)
      """;

  /** A call that was judged has a level of interest, and one that nobody talked in has none. */
  private static final String CHOOSE =
      """
      insert into reanalysis_results (reanalysis_id, no, call_id)
      select :id, row_number() over (order by created_at desc, id desc), id from (
        select id, created_at from calls
        where created_at >= :from and created_at < :to and status = 'completed'
          and interest_level is not null
        order by created_at desc, id desc
        limit :most) as chosen
      """;

  private static final String RESULTS =
      """
      select no, call_id, state, code, before, after, callback_at from reanalysis_results
      where reanalysis_id = :id and no > :after
      order by no
      limit :limit
      """;

  private static final String RESULTS_IN_STATES =
      """
      select no, call_id, state, code, before, after, callback_at from reanalysis_results
      where reanalysis_id = :id and state = any(:states) and no > :after
      order by no
      limit :limit
      """;

  private static final String KEEP =
      """
      update reanalysis_results set state = :state, code = :code, before = cast(:before as jsonb),
        after = cast(:after as jsonb), callback_at = :callback_at, differences = :differences
      where reanalysis_id = :id and no = :no
      """;

  private final JdbcClient jdbc;
  private final FactJson json;

  JdbcReanalyses(JdbcClient jdbc, FactJson json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public int start(Reanalysis reanalysis) {
    jdbc.sql(INSERT)
        .param("id", reanalysis.id().value())
        .param("analyzer", reanalysis.analyzer())
        .param("from", Rows.time(reanalysis.from()))
        .param("to", Rows.time(reanalysis.to()))
        .param("by", reanalysis.by())
        .param("at", Rows.time(reanalysis.startedAt()))
        .param("state", reanalysis.state().word())
        .update();
    return jdbc.sql(CHOOSE)
        .param("id", reanalysis.id().value())
        .param("from", Rows.time(reanalysis.from()))
        .param("to", Rows.time(reanalysis.to()))
        .param("most", Reanalysis.MOST_CALLS)
        .update();
  }

  @Override
  public Optional<Reanalysis> find(ReanalysisId id) {
    return jdbc.sql("select * from reanalyses where id = :id")
        .param("id", id.value())
        .query((row, _) -> reanalysis(row))
        .optional();
  }

  @Override
  public List<Reanalysis> latest(int limit) {
    return jdbc.sql("select * from reanalyses order by started_at desc, id desc limit :limit")
        .param("limit", limit)
        .query((row, _) -> reanalysis(row))
        .list();
  }

  @Override
  public Optional<Reanalysis> nextOpen() {
    return jdbc.sql(
            """
            select * from reanalyses where state in ('running', 'promoting')
            order by started_at, id limit 1
            """)
        .query((row, _) -> reanalysis(row))
        .optional();
  }

  @Override
  public boolean move(ReanalysisId id, Reanalysis.State from, Reanalysis.State to) {
    return jdbc.sql("update reanalyses set state = :to where id = :id and state = :from")
            .param("id", id.value())
            .param("from", from.word())
            .param("to", to.word())
            .update()
        == 1;
  }

  @Override
  public List<Comparison> open(ReanalysisId id, int limit) {
    return inStates(id, new String[] {OPEN}, 0, limit);
  }

  @Override
  public List<Comparison> toReplace(ReanalysisId id, int limit) {
    return inStates(id, new String[] {CHANGED}, 0, limit);
  }

  @Override
  public List<Comparison> results(ReanalysisId id, boolean changedOnly, int after, int limit) {
    return changedOnly
        ? inStates(id, new String[] {CHANGED, REPLACED}, after, limit)
        : jdbc.sql(RESULTS)
            .param("id", id.value())
            .param("after", after)
            .param("limit", limit)
            .query((row, _) -> comparison(row))
            .list();
  }

  private List<Comparison> inStates(ReanalysisId id, String[] states, int after, int limit) {
    return jdbc.sql(RESULTS_IN_STATES)
        .param("id", id.value())
        .param("states", states)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> comparison(row))
        .list();
  }

  @Override
  public void keep(ReanalysisId id, Comparison comparison) {
    var update = jdbc.sql(KEEP).param("id", id.value()).param("no", comparison.no());
    switch (comparison.outcome()) {
      case Open _ -> throw new IllegalArgumentException("nothing came of it yet");
      case Left left ->
          update
              .param("state", LEFT)
              .param("code", left.code())
              .param("before", null)
              .param("after", null)
              .param("callback_at", null)
              .param("differences", "")
              .update();
      case Judged judged ->
          update
              .param("state", stateOf(judged))
              .param("code", null)
              .param("before", json.write(judged.before()))
              .param("after", json.write(judged.after()))
              .param("callback_at", Rows.time(judged.callbackAt()))
              .param("differences", words(judged))
              .update();
    }
  }

  @Override
  public int tried(ReanalysisId id, int no) {
    return jdbc.sql(
            """
            update reanalysis_results set tried = tried + 1
            where reanalysis_id = :id and no = :no
            returning tried
            """)
        .param("id", id.value())
        .param("no", no)
        .query(Integer.class)
        .single();
  }

  @Override
  public Progress progress(ReanalysisId id) {
    Map<String, Integer> states = new HashMap<>();
    jdbc.sql(
            """
            select state, count(*) as talks from reanalysis_results
            where reanalysis_id = :id group by state
            """)
        .param("id", id.value())
        .query(row -> {
          states.put(row.getString("state"), row.getInt("talks"));
        });
    var replaced = states.getOrDefault(REPLACED, 0);
    var changed = states.getOrDefault(CHANGED, 0) + replaced;
    return new Progress(
        states.values().stream().mapToInt(Integer::intValue).sum(),
        states.getOrDefault(SAME, 0) + changed,
        states.getOrDefault(LEFT, 0),
        changed,
        replaced,
        differences(id));
  }

  private Map<Difference, Integer> differences(ReanalysisId id) {
    Map<Difference, Integer> counts = new EnumMap<>(Difference.class);
    jdbc.sql(
            """
            select word, count(*) as talks
            from reanalysis_results, unnest(string_to_array(differences, ',')) as word
            where reanalysis_id = :id and state = any(:states) group by word
            """)
        .param("id", id.value())
        .param("states", new String[] {CHANGED, REPLACED})
        .query(row -> {
          counts.put(Rows.word(row, "word", Difference.class), row.getInt("talks"));
        });
    return counts;
  }

  private static String stateOf(Judged judged) {
    if (judged.replaced()) {
      return REPLACED;
    }
    return judged.differences().isEmpty() ? SAME : CHANGED;
  }

  private static String words(Judged judged) {
    return judged.differences().stream().map(Word::word).collect(Collectors.joining(","));
  }

  private Comparison comparison(ResultSet row) throws SQLException {
    return new Comparison(row.getInt("no"), new CallId(Rows.uuid(row, "call_id")), outcome(row));
  }

  private Comparison.Outcome outcome(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case OPEN -> new Open();
      case LEFT -> new Left(row.getString("code"));
      case SAME, CHANGED -> judged(row, false);
      case REPLACED -> judged(row, true);
      case String other -> throw new IllegalStateException("stored state is unknown: " + other);
    };
  }

  private Judged judged(ResultSet row, boolean replaced) throws SQLException {
    return new Judged(
        json.readAnalysis(row.getString("before")),
        json.readAnalysis(row.getString("after")),
        Rows.optionalInstant(row, "callback_at"),
        replaced);
  }

  private static Reanalysis reanalysis(ResultSet row) throws SQLException {
    return new Reanalysis(
        new ReanalysisId(Rows.uuid(row, "id")),
        row.getString("analyzer"),
        Rows.instant(row, "from_time"),
        Rows.instant(row, "to_time"),
        row.getString("started_by"),
        Rows.instant(row, "started_at"),
        Rows.word(row, "state", Reanalysis.State.class));
  }
}
