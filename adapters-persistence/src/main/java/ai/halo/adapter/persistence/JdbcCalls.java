package ai.halo.adapter.persistence;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallState.AwaitingReview;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Voice;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.cost.Money;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.StaleCall;
import ai.halo.domain.port.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Calls as facts, appended, and as the row that lists and figures read, rewritten with them.
 *
 * <p>The row is always written before the facts: its lock makes writers of one call take turns, so
 * that the facts of a call get their places in the feed in the order of their numbers.
 */
final class JdbcCalls implements CallRepository {
  private static final String INSERT =
      """
      insert into calls (id, version, facts, phone, language, voice, status, ending, disposition,
        crm_status, interest_level, outcome, talk_millis, created_at, updated_at, ended_at,
        cost_amount, cost_currency, review_since)
      values (:id, 1, :facts, :phone, :language, :voice, :status, :ending, :disposition,
        :crm_status, :interest_level, :outcome, :talk_millis, :created_at, :updated_at, :ended_at,
        :cost_amount, :cost_currency, :review_since)
      """;

  private static final String INSERT_TEXTS =
      "insert into call_texts (call_id, greeting, prompt) values (:id, :greeting, :prompt)";

  private static final String UPDATE_SUMMARY =
      "update call_texts set summary = :summary where call_id = :id";

  private static final String UPDATE =
      """
      update calls set version = version + 1, facts = :facts, status = :status, ending = :ending,
        disposition = :disposition, crm_status = :crm_status, interest_level = :interest_level,
        outcome = :outcome, talk_millis = :talk_millis, updated_at = :updated_at,
        ended_at = :ended_at, cost_amount = :cost_amount, cost_currency = :cost_currency,
        review_since = :review_since
      where id = :id and version = :version
      """;

  private static final String ADD_FACTS =
      """
      with written as (select cast(:id as uuid) as id)
      """;

  /** The facts are written by the same statement, and only where the row was still that version. */
  private static final String UPDATE_AND_ADD_FACTS =
      "with written as (" + UPDATE + " returning id)";

  /**
   * The second statement may see facts that the first one did not: whoever reads takes as many as
   * the row counts.
   */
  private static final String FIND =
      """
      select c.version, c.facts, c.phone, c.language, c.voice, t.greeting, t.prompt
      from calls c join call_texts t on t.call_id = c.id
      where c.id = :id;
      select type, at, attempt, data from call_facts where call_id = :id order by no
      """;

  private final JdbcClient jdbc;
  private final Together together;
  private final UnitOfWork unitOfWork;
  private final FactJson json;
  private final Runnable afterCommit;

  /** With what has to happen whenever facts were committed. */
  JdbcCalls(
      NamedParameterJdbcTemplate template,
      UnitOfWork unitOfWork,
      FactJson json,
      Runnable afterCommit) {
    this.jdbc = JdbcClient.create(template);
    this.together = new Together(template);
    this.unitOfWork = unitOfWork;
    this.json = json;
    this.afterCommit = afterCommit;
  }

  @Override
  public void add(Call call) {
    unitOfWork.run(() -> {
      var parameters =
          row(call)
              .addValue("greeting", call.request().greeting().text())
              .addValue("prompt", call.request().prompt().text());
      var facts = addFacts(ADD_FACTS, call, parameters);
      together.each(INSERT + ";" + INSERT_TEXTS + ";" + facts, parameters);
      appended(call);
    });
  }

  @Override
  public void save(Call call) {
    unitOfWork.run(() -> {
      var parameters = row(call);
      var sql =
          call.newFacts().isEmpty() ? UPDATE : addFacts(UPDATE_AND_ADD_FACTS, call, parameters);
      if (jdbc.sql(sql).paramSource(parameters).update() == 0) {
        throw new StaleCall(call.id());
      }
      appended(call);
    });
  }

  /** A statement that writes the new facts of a call; their values are put among the parameters. */
  private String addFacts(String written, Call call, MapSqlParameterSource parameters) {
    var lines = new StringJoiner(",");
    var facts = call.newFacts();
    var statuses = call.newStatuses();
    for (var i = 0; i < facts.size(); i++) {
      var stored = json.write(facts.get(i));
      lines.add(
          """
          (cast(:no_%1$d as integer), :type_%1$d, cast(:at_%1$d as timestamptz),
            cast(:attempt_%1$d as integer), :status_%1$d, cast(:data_%1$d as jsonb))
          """
              .formatted(i));
      parameters
          .addValue("no_" + i, call.storedFacts() + i + 1)
          .addValue("type_" + i, stored.type())
          .addValue("at_" + i, Rows.time(facts.get(i).at()))
          .addValue(
              "attempt_" + i, stored.attempt().isPresent() ? stored.attempt().getAsInt() : null)
          .addValue("status_" + i, statuses.get(i).word())
          .addValue("data_" + i, stored.data());
    }
    // By number, since that is the order of their places.
    return written
        + """
        insert into call_facts (call_id, no, type, at, attempt, status, data)
        select written.id, fact.no, fact.type, fact.at, fact.attempt, fact.status, fact.data
        from written cross join (values %s) as fact (no, type, at, attempt, status, data)
        order by fact.no
        """
            .formatted(lines);
  }

  private void appended(Call call) {
    if (call.newFacts().stream().anyMatch(JdbcCalls::tellsWhatItMeant)) {
      jdbc.sql(UPDATE_SUMMARY)
          .param("id", call.id().value())
          .param(
              "summary",
              call.analysis().map(Analysis::summary).map(FactJson::storable).orElse(null))
          .update();
    }
    JdbcUnitOfWork.afterCommit(afterCommit);
  }

  private static boolean tellsWhatItMeant(Fact fact) {
    return fact instanceof WorkFact.Analyzed || fact instanceof WorkFact.AnalysisReplaced;
  }

  private static MapSqlParameterSource row(Call call) {
    var request = call.request();
    var outcome = new Outcome(call.furthestStage(), call.disposition());
    var analysis = call.analysis();
    var cost = call.cost().map(CallCost::total);
    return new MapSqlParameterSource()
        .addValue("id", call.id().value())
        .addValue("version", call.version())
        .addValue("facts", call.timeline().size())
        .addValue("phone", request.phone().e164())
        .addValue("language", request.language().word())
        .addValue("voice", request.voice().word())
        .addValue("status", call.status().word())
        .addValue("ending", call.ending().map(ending -> ending.word()).orElse(null))
        .addValue("disposition", call.disposition().map(meaning -> meaning.word()).orElse(null))
        .addValue("crm_status", call.crmStatus().word())
        .addValue(
            "interest_level", analysis.map(said -> said.interest().level().word()).orElse(null))
        .addValue("outcome", outcome.code())
        .addValue("talk_millis", call.talk().map(JdbcCalls::millis).orElse(null))
        .addValue("created_at", Rows.time(call.createdAt()))
        .addValue("updated_at", Rows.time(latest(call)))
        .addValue("ended_at", Rows.time(call.endedAt()))
        .addValue("review_since", Rows.time(call.review().map(AwaitingReview::since)))
        .addValue("cost_amount", cost.map(Money::amount).orElse(null))
        .addValue("cost_currency", cost.map(Money::currency).orElse(null));
  }

  /** A line that is up for 24 days has other problems. */
  private static Integer millis(Duration talk) {
    return (int) Math.min(talk.toMillis(), Integer.MAX_VALUE);
  }

  private static Instant latest(Call call) {
    return call.timeline().recorded().stream()
        .map(Fact::at)
        .max(Instant::compareTo)
        .orElseGet(call::createdAt);
  }

  private record Stored(CallRequest request, int version, int facts) {}

  @Override
  public Optional<Call> find(CallId id) {
    var found = new ArrayList<Stored>(1);
    var facts = new ArrayList<Fact>();
    together.each(
        FIND,
        new MapSqlParameterSource("id", id.value()),
        row -> {
          if (row.next()) {
            found.add(stored(row));
          }
        },
        row -> {
          while (!found.isEmpty() && facts.size() < found.getFirst().facts() && row.next()) {
            facts.add(fact(row, json));
          }
        });
    return found.stream()
        .findFirst()
        .map(stored -> Call.stored(id, stored.request(), facts, stored.version()));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    var request =
        new CallRequest(
            new PhoneNumber(row.getString("phone")),
            Rows.word(row, "language", Language.class),
            Rows.word(row, "voice", Voice.class),
            new CallRequest.Greeting(row.getString("greeting")),
            new CallRequest.Prompt(row.getString("prompt")));
    return new Stored(request, row.getInt("version"), row.getInt("facts"));
  }

  static Fact fact(ResultSet row, FactJson json) throws SQLException {
    var number = row.getInt("attempt");
    var attempt = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    return json.read(
        row.getString("type"), Rows.instant(row, "at"), attempt, row.getString("data"));
  }
}
