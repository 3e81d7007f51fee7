package ai.halo.adapter.persistence;

import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.port.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Pages by time and number, so that the last page costs what the first one does. */
final class JdbcAuditLog implements AuditLog {
  private static final String APPEND =
      """
      insert into audit_log (at, done_by, address, action, about_kind, about, details)
      values (:at, :by, :address, :action, :kind, :about, cast(:details as jsonb))
      """;

  private static final String PAGE =
      "select seq, at, done_by, address, action, about_kind, about, details from audit_log ";

  private static final String IN_ORDER = "order by at desc, seq desc limit :limit";

  /** The trigger lets this transaction delete what is old enough, and nothing else. */
  private static final String BE_RETENTION = "select set_config('halo.audit_retention', :on, true)";

  private static final String FORGET =
      """
      delete from audit_log where seq in (
        select seq from audit_log
        where at < :limit and at < now() - interval '30 days'
        order by at, seq
        limit :most
        for update skip locked)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  JdbcAuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void append(AuditEntry entry) {
    jdbc.sql(APPEND)
        .param("at", Rows.time(entry.at()))
        .param("by", entry.by().orElse(null))
        .param("address", entry.address().orElse(null))
        .param("action", entry.action().word())
        .param("kind", entry.about().map(about -> about.kind().word()).orElse(null))
        .param("about", entry.about().map(Subject::name).orElse(null))
        .param("details", json.writeValueAsString(entry.details()))
        .update();
  }

  @Override
  public Page page(Filter filter, Optional<Key> after, int limit) {
    var conditions = conditions(filter);
    after.ifPresent(key ->
        conditions.add(
            "(at, seq) < (:after_time, :after_no)",
            Map.of("after_time", Rows.time(key.at()), "after_no", key.no())));
    // One more than asked for tells whether there is a next page.
    var found =
        jdbc.sql(PAGE + conditions.where() + IN_ORDER)
            .params(conditions.parameters())
            .param("limit", limit + 1)
            .query((row, _) -> numbered(row))
            .list();
    var entries = found.subList(0, Math.min(limit, found.size()));
    return new Page(
        entries, found.size() <= limit ? Optional.empty() : Optional.of(entries.getLast().key()));
  }

  private static CallConditions conditions(Filter filter) {
    var conditions = new CallConditions().oneOf("action", filter.actions());
    filter.by().ifPresent(by -> conditions.add("done_by = :by", Map.of("by", by)));
    filter
        .about()
        .ifPresent(about ->
            conditions.add(
                "about_kind = :kind and about = :about",
                Map.of("kind", about.kind().word(), "about", about.name())));
    filter.from().ifPresent(at -> conditions.add("at >= :from", Map.of("from", Rows.time(at))));
    filter.to().ifPresent(at -> conditions.add("at < :to", Map.of("to", Rows.time(at))));
    return conditions;
  }

  @Override
  public int forgetBefore(Instant limit, int most) {
    beRetention("on");
    var forgotten = jdbc.sql(FORGET).param("limit", Rows.time(limit)).param("most", most).update();
    beRetention("off");
    return forgotten;
  }

  private void beRetention(String on) {
    jdbc.sql(BE_RETENTION).param("on", on).query(String.class).single();
  }

  private Numbered numbered(ResultSet row) throws SQLException {
    var at = Rows.instant(row, "at");
    var kind = Rows.optionalWord(row, "about_kind", Subject.Kind.class);
    var about = row.getString("about");
    var entry =
        new AuditEntry(
            at,
            Optional.ofNullable(row.getString("done_by")),
            Optional.ofNullable(row.getString("address")),
            Rows.word(row, "action", AuditAction.class),
            kind.map(known -> new Subject(known, about)),
            details(row.getString("details")));
    return new Numbered(new Key(at, row.getLong("seq")), entry);
  }

  private Map<String, String> details(String text) {
    var details = new TreeMap<String, String>();
    json.readTree(text)
        .properties()
        .forEach(detail -> details.put(detail.getKey(), detail.getValue().asString()));
    return details;
  }
}
