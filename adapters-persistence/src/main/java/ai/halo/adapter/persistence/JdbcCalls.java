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
import ai.halo.domain.privacy.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls as facts, appended, and as the row that lists and figures read, rewritten with them.
 *
 * <p>The row is always written before the facts: its lock makes writers of one call take turns, so
 * that the facts of a call get their places in the feed in the order of their numbers.
 */
final class JdbcCalls implements CallRepository {
  /** One statement each, so that a decision costs one way to the database and back. */
  private static final String ADD =
      """
      with added as (
        insert into calls (id, version, facts, phone, language, voice, status, ending, disposition,
          crm_status, interest_level, outcome, talk_millis, created_at, updated_at, ended_at,
          cost_amount, cost_currency, review_since)
        values (:id, 1, :facts, :phone, :language, :voice, :status, :ending, :disposition,
          :crm_status, :interest_level, :outcome, :talk_millis, :created_at, :updated_at, :ended_at,
          :cost_amount, :cost_currency, :review_since)
        returning id),
      texts as (
        insert into call_texts (call_id, greeting, prompt, consent, summary)
        select id, :greeting, :prompt, cast(:consent as text), :summary from added)
      """;

  private static final String CHANGE =
      """
      with changed as (
        update calls set version = version + 1, facts = :facts, status = :status, ending = :ending,
          disposition = :disposition, crm_status = :crm_status, interest_level = :interest_level,
          outcome = :outcome, talk_millis = :talk_millis, updated_at = :updated_at,
          ended_at = :ended_at, cost_amount = :cost_amount, cost_currency = :cost_currency,
          review_since = :review_since
        where id = :id and version = :version
        returning id)
      """;

  private static final String AND_SUMMARISE =
      """
      , texts as (
        update call_texts set summary = :summary where call_id in (select id from changed))
      """;

  /**
   * They get their places in the feed in the order of their numbers. How many there are is hidden
   * from the planner, which otherwise makes a plan for each number of them, each time.
   */
  private static final String APPEND =
      """
      insert into call_facts (call_id, no, type, at, attempt, status, data)
      select written.id, fact.no, fact.type, fact.at, fact.attempt, fact.status, fact.data
      from %s as written,
        unnest((select cast(:nos as integer[])), (select cast(:types as text[])),
          (select cast(:ats as timestamptz[])), (select cast(:attempts as integer[])),
          (select cast(:statuses as text[])), (select cast(:datas as jsonb[])))
          as fact (no, type, at, attempt, status, data)
      order by fact.no
      """;

  private static final String APPEND_TO_ADDED = ADD + APPEND.formatted("added");
  private static final String APPEND_TO_CHANGED = CHANGE + APPEND.formatted("changed");
  private static final String APPEND_TO_SUMMARISED =
      CHANGE + AND_SUMMARISE + APPEND.formatted("changed");

  private static final String LOOK =
      "select version, facts, updated_at, kept from calls where id = :id";

  /**
   * The second statement may see facts that the first one did not: whoever reads takes as many as
   * the row counts.
   */
  private static final String FIND =
      """
      select c.version, c.facts, c.updated_at, c.kept, c.phone, c.language, c.voice, t.greeting,
        t.prompt, t.consent
      from calls c join call_texts t on t.call_id = c.id
      where c.id = :id;
      select type, at, attempt, data from call_facts where call_id = :id order by no
      """;

  private static final String FIND_FACTS =
      """
      select type, at, attempt, data from call_facts
      where call_id = :id and no between :from and :to
      order by no
      """;

  private static final int MOST_KNOWN = 2_000;

  private final JdbcClient jdbc;
  private final Together together;
  private final UnitOfWork unitOfWork;
  private final FactJson json;
  private final Runnable afterCommit;
  private final KnownCalls known = new KnownCalls(MOST_KNOWN);

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
    unitOfWork.run(() -> write(APPEND_TO_ADDED, call));
  }

  @Override
  public void save(Call call) {
    if (call.newFacts().isEmpty()) {
      throw new IllegalArgumentException("there is nothing new about call " + call.id());
    }
    var sql =
        call.newFacts().stream().anyMatch(JdbcCalls::tellsWhatItMeant)
            ? APPEND_TO_SUMMARISED
            : APPEND_TO_CHANGED;
    unitOfWork.run(() -> write(sql, call));
  }

  private void write(String sql, Call call) {
    if (jdbc.sql(sql).paramSource(facts(row(call), call)).update() == 0) {
      throw new StaleCall(call.id());
    }
    var stored = call.asStored();
    JdbcUnitOfWork.afterCommit(() -> {
      known.put(stored);
      afterCommit.run();
    });
  }

  private MapSqlParameterSource facts(MapSqlParameterSource row, Call call) {
    var facts = call.newFacts();
    var count = facts.size();
    var statuses = call.newStatuses();
    var nos = new Integer[count];
    var types = new String[count];
    var ats = new String[count];
    var attempts = new Integer[count];
    var words = new String[count];
    var datas = new String[count];
    for (var i = 0; i < count; i++) {
      var stored = json.write(facts.get(i));
      nos[i] = call.storedFacts() + i + 1;
      types[i] = stored.type();
      ats[i] = Rows.time(facts.get(i).at()).toString();
      attempts[i] = stored.attempt().isPresent() ? stored.attempt().getAsInt() : null;
      words[i] = statuses.get(i).word();
      datas[i] = stored.data();
    }
    return row.addValue("nos", nos)
        .addValue("types", types)
        .addValue("ats", ats)
        .addValue("attempts", attempts)
        .addValue("statuses", words)
        .addValue("datas", datas);
  }

  private static boolean tellsWhatItMeant(Fact fact) {
    return fact instanceof WorkFact.Analyzed || fact instanceof WorkFact.AnalysisReplaced;
  }

  /**
   * What may be absent has its type said: else the database plans the statement anew whenever
   * something is absent that was not, or the other way round.
   */
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
        .addValue("greeting", request.greeting().text())
        .addValue("prompt", request.prompt().text())
        .addValue(
            "consent",
            request.consent().map(CallRequest.Consent::source).orElse(null),
            Types.VARCHAR)
        .addValue(
            "summary",
            analysis.map(Analysis::summary).map(FactJson::storable).orElse(null),
            Types.VARCHAR)
        .addValue("language", request.language().word())
        .addValue("voice", request.voice().word())
        .addValue("status", call.status().word())
        .addValue("ending", call.ending().map(ending -> ending.word()).orElse(null), Types.VARCHAR)
        .addValue(
            "disposition",
            call.disposition().map(meaning -> meaning.word()).orElse(null),
            Types.VARCHAR)
        .addValue("crm_status", call.crmStatus().word())
        .addValue(
            "interest_level",
            analysis.map(said -> said.interest().level().word()).orElse(null),
            Types.VARCHAR)
        .addValue("outcome", outcome.code())
        .addValue("talk_millis", call.talk().map(JdbcCalls::millis).orElse(null), Types.INTEGER)
        .addValue("created_at", Rows.time(call.createdAt()))
        .addValue("updated_at", Rows.time(latest(call)))
        .addValue("ended_at", Rows.time(call.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue(
            "review_since",
            Rows.time(call.review().map(AwaitingReview::since)),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("cost_amount", cost.map(Money::amount).orElse(null), Types.NUMERIC)
        .addValue("cost_currency", cost.map(Money::currency).orElse(null), Types.VARCHAR);
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

  /** What a call's row says of its facts. */
  private record Look(int version, int facts, Instant updatedAt, int kept) {
    /** What was known of it before may hold what was erased since. */
    boolean wasRewritten() {
      return kept >= Kept.NO_WORDS.code();
    }

    /** A database that was restored may have another past under the same numbers. */
    boolean isOf(Call call) {
      return !wasRewritten()
          && version == call.version()
          && facts == call.storedFacts()
          && updatedAt.equals(Rows.time(latest(call)).toInstant());
    }
  }

  @Override
  public Optional<Call> find(CallId id) {
    var before = known.get(id);
    return before.isPresent() ? again(before.get()) : anew(id);
  }

  /**
   * Facts are never changed but by an erasure, so of a call that was known only what came since is
   * read.
   */
  private Optional<Call> again(Call before) {
    var look =
        jdbc.sql(LOOK).param("id", before.id().value()).query((row, _) -> look(row)).optional();
    if (look.filter(now -> now.isOf(before)).isPresent()) {
      return Optional.of(before);
    }
    var longer =
        look.filter(now -> !now.wasRewritten() && now.facts() > before.storedFacts())
            .flatMap(now -> longer(before, now));
    if (longer.isEmpty()) {
      known.forget(before.id());
      return anew(before.id());
    }
    return longer;
  }

  /** With the last one that was known, which tells whether it is the same past. */
  private Optional<Call> longer(Call before, Look now) {
    var facts = new ArrayList<>(before.timeline().recorded());
    var last = facts.removeLast();
    var more = facts(before.id(), facts.size() + 1, now.facts());
    if (more.isEmpty() || !more.getFirst().equals(last)) {
      return Optional.empty();
    }
    facts.addAll(more);
    return Optional.of(read(Call.stored(before.id(), before.request(), facts, now.version())));
  }

  private record Stored(CallRequest request, Look look) {}

  private Optional<Call> anew(CallId id) {
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
          while (!found.isEmpty() && facts.size() < found.getFirst().look().facts() && row.next()) {
            facts.add(fact(row, json));
          }
        });
    return found.stream()
        .findFirst()
        .map(stored -> read(Call.stored(id, stored.request(), facts, stored.look().version())));
  }

  /** What an open transaction reads may be what it wrote itself, and not come to stay. */
  private Call read(Call call) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      JdbcUnitOfWork.afterCommit(() -> known.put(call));
    } else {
      known.put(call);
    }
    return call;
  }

  private List<Fact> facts(CallId id, int from, int to) {
    return jdbc.sql(FIND_FACTS)
        .param("id", id.value())
        .param("from", from)
        .param("to", to)
        .query((row, _) -> fact(row, json))
        .list();
  }

  private static Look look(ResultSet row) throws SQLException {
    return new Look(
        row.getInt("version"),
        row.getInt("facts"),
        Rows.instant(row, "updated_at"),
        row.getInt("kept"));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    var request =
        new CallRequest(
            new PhoneNumber(row.getString("phone")),
            Rows.word(row, "language", Language.class),
            Rows.word(row, "voice", Voice.class),
            new CallRequest.Greeting(row.getString("greeting")),
            new CallRequest.Prompt(row.getString("prompt")),
            Optional.ofNullable(row.getString("consent")).map(CallRequest.Consent::new));
    return new Stored(request, look(row));
  }

  static Fact fact(ResultSet row, FactJson json) throws SQLException {
    var number = row.getInt("attempt");
    var attempt = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    return json.read(
        row.getString("type"), Rows.instant(row, "at"), attempt, row.getString("data"));
  }
}
