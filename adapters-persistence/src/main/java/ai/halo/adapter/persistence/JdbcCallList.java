package ai.halo.adapter.persistence;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.Money;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.port.CallList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages by key, so that the last page costs what the first one does. */
final class JdbcCallList implements CallList {
  /** The texts are looked up for the page alone. */
  private static final String PAGE =
      """
      select c.*, t.summary
      from (
        select id, phone, language, voice, status, ending, disposition, crm_status,
          interest_level, talk_millis, created_at, updated_at, ended_at, cost_amount, cost_currency
        from calls
      """;

  private static final String IN_ORDER =
      """
        order by created_at desc, id desc
        limit :limit) as c
      join call_texts t on t.call_id = c.id
      order by c.created_at desc, c.id desc
      """;

  /** Of all times; what is not folded yet stands beside what is. */
  private static final String TOTAL =
      """
      select coalesce(sum(calls), 0)
      from (
        select language, status, crm_status, outcome, calls from call_totals
        union all
        select language, status, crm_status, outcome, calls from call_deltas) as kinds
      """;

  private final JdbcClient jdbc;
  private final CallSummary summary;

  JdbcCallList(JdbcClient jdbc, CallSummary summary) {
    this.jdbc = jdbc;
    this.summary = summary;
  }

  @Override
  public Page page(Filter filter, Optional<Key> after, int limit) {
    var conditions = conditions(filter);
    after.ifPresent(key ->
        conditions.add(
            "(created_at, id) < (:after_time, :after_id)",
            Map.of("after_time", Rows.time(key.createdAt()), "after_id", key.id().value())));
    // One more than asked for tells whether there is a next page.
    var found =
        jdbc.sql(PAGE + conditions.where() + IN_ORDER)
            .params(conditions.parameters())
            .param("limit", limit + 1)
            .query((row, _) -> entry(row))
            .list();
    var entries = found.subList(0, Math.min(limit, found.size()));
    var isLast = found.size() <= limit;
    var total = isLast && after.isEmpty() ? entries.size() : count(filter);
    return new Page(entries, isLast ? Optional.empty() : Optional.of(keyOf(entries)), total);
  }

  /** Counted beforehand, save what the summary does not know: numbers, and who waits. */
  private long count(Filter filter) {
    if (filter.digits().isPresent() || filter.awaitingReview()) {
      return countOneByOne(filter);
    }
    return filter.from().isEmpty() && filter.to().isEmpty() ? countAll(filter) : countSpan(filter);
  }

  private long countAll(Filter filter) {
    var conditions =
        words(filter)
            .oneOf("outcome %% %d".formatted(Outcome.DISPOSITIONS), "outcome", meanings(filter));
    return jdbc.sql(TOTAL + conditions.where())
        .params(conditions.parameters())
        .query(Long.class)
        .single();
  }

  private static List<Integer> meanings(Filter filter) {
    return filter.dispositions().stream().map(Outcome::code).toList();
  }

  private long countSpan(Filter filter) {
    var matching = new MatchCount(filter);
    summary.count(
        filter.languages(), List.of(Span.of(filter.from(), filter.to())), List.of(matching));
    return matching.calls();
  }

  private long countOneByOne(Filter filter) {
    var conditions = conditions(filter);
    return jdbc.sql("select count(*) from calls " + conditions.where())
        .params(conditions.parameters())
        .query(Long.class)
        .single();
  }

  private static CallConditions words(Filter filter) {
    return new CallConditions()
        .oneOf("status", filter.statuses())
        .oneOf("crm_status", filter.crmStatuses())
        .oneOf("language", filter.languages());
  }

  private static CallConditions conditions(Filter filter) {
    return words(filter)
        .oneOf("disposition", filter.dispositions())
        .digits(filter.digits())
        .from(filter.from())
        .to(filter.to())
        .awaitingReview(filter.awaitingReview());
  }

  private static Key keyOf(List<Entry> entries) {
    var last = entries.getLast();
    return new Key(last.createdAt(), last.id());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var millis = row.getInt("talk_millis");
    var talk = row.wasNull() ? Optional.<Duration>empty() : Optional.of(Duration.ofMillis(millis));
    return new Entry(
        new CallId(Rows.uuid(row, "id")),
        new PhoneNumber(row.getString("phone")),
        Rows.word(row, "language", Language.class),
        Rows.word(row, "voice", Voice.class),
        Rows.word(row, "status", CallStatus.class),
        Rows.optionalWord(row, "ending", Ending.class),
        Rows.optionalWord(row, "disposition", Disposition.class),
        talk,
        Rows.word(row, "crm_status", CrmStatus.class),
        Rows.optionalWord(row, "interest_level", InterestLevel.class),
        Optional.ofNullable(row.getString("summary")),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"),
        Rows.optionalInstant(row, "ended_at"),
        cost(row));
  }

  private static Optional<Money> cost(ResultSet row) throws SQLException {
    var amount = row.getBigDecimal("cost_amount");
    return amount == null
        ? Optional.empty()
        : Optional.of(new Money(amount, row.getString("cost_currency")));
  }
}
