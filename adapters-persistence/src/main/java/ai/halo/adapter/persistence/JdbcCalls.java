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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
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

  private static final String INSERT_FACT =
      """
      insert into call_facts (call_id, no, type, at, attempt, status, data)
      values (:call_id, :no, :type, :at, :attempt, :status, cast(:data as jsonb))
      """;

  private static final String FIND =
      """
      select c.version, c.facts, c.phone, c.language, c.voice, t.greeting, t.prompt
      from calls c join call_texts t on t.call_id = c.id
      where c.id = :id
      """;

  private static final String FIND_FACTS =
      """
      select type, at, attempt, data from call_facts
      where call_id = :id and no <= :facts
      order by no
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
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
    this.batches = template;
    this.unitOfWork = unitOfWork;
    this.json = json;
    this.afterCommit = afterCommit;
  }

  @Override
  public void add(Call call) {
    unitOfWork.run(() -> {
      jdbc.sql(INSERT).paramSource(row(call)).update();
      jdbc.sql(INSERT_TEXTS)
          .param("id", call.id().value())
          .param("greeting", call.request().greeting().text())
          .param("prompt", call.request().prompt().text())
          .update();
      append(call);
    });
  }

  @Override
  public void save(Call call) {
    unitOfWork.run(() -> {
      if (jdbc.sql(UPDATE).paramSource(row(call)).update() == 0) {
        throw new StaleCall(call.id());
      }
      append(call);
    });
  }

  private void append(Call call) {
    var facts = call.newFacts();
    if (facts.stream().anyMatch(JdbcCalls::tellsWhatItMeant)) {
      jdbc.sql(UPDATE_SUMMARY)
          .param("id", call.id().value())
          .param(
              "summary",
              call.analysis().map(Analysis::summary).map(FactJson::storable).orElse(null))
          .update();
    }
    var statuses = call.newStatuses();
    var rows = new SqlParameterSource[facts.size()];
    for (var i = 0; i < rows.length; i++) {
      var stored = json.write(facts.get(i));
      rows[i] =
          new MapSqlParameterSource()
              .addValue("call_id", call.id().value())
              .addValue("no", call.storedFacts() + i + 1)
              .addValue("type", stored.type())
              .addValue("at", Rows.time(facts.get(i).at()))
              .addValue(
                  "attempt", stored.attempt().isPresent() ? stored.attempt().getAsInt() : null)
              .addValue("status", statuses.get(i).word())
              .addValue("data", stored.data());
    }
    batches.batchUpdate(INSERT_FACT, rows);
    JdbcUnitOfWork.afterCommit(afterCommit);
  }

  private static boolean tellsWhatItMeant(Fact fact) {
    return fact instanceof WorkFact.Analyzed || fact instanceof WorkFact.AnalysisReplaced;
  }

  private static SqlParameterSource row(Call call) {
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
    return jdbc.sql(FIND)
        .param("id", id.value())
        .query((row, _) -> stored(row))
        .optional()
        .map(stored -> Call.stored(id, stored.request(), facts(id, stored), stored.version()));
  }

  private List<Fact> facts(CallId id, Stored stored) {
    return jdbc.sql(FIND_FACTS)
        .param("id", id.value())
        .param("facts", stored.facts())
        .query((row, _) -> fact(row, json))
        .list();
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
