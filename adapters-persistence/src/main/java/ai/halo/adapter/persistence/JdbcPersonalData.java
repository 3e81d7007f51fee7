package ai.halo.adapter.persistence;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.PersonalData;
import ai.halo.domain.port.StaleCall;
import ai.halo.domain.privacy.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rewrites rows in their places. What the facts were stays in dead rows until the database's own
 * vacuum takes them, and in backups until those are deleted.
 */
final class JdbcPersonalData implements PersonalData {
  private static final CallList.Key BEGINNING =
      new CallList.Key(Instant.EPOCH, new CallId(new UUID(0, 0)));

  private static final String OF =
      """
      select created_at, id from calls
      where phone = :phone and (created_at, id) > (:after_time, :after_id)
      order by created_at, id
      limit :limit
      """;

  private static final String LOOK =
      """
      select count(*) as calls, min(created_at) as first, max(created_at) as last from calls
      where phone = :phone
      """;

  private static final String EXPIRED =
      """
      select created_at, id from calls
      where kept < 3 and kept = any (:earlier) and created_at < :limit
        and (created_at, id) > (:after_time, :after_id)
      order by created_at, id
      limit :most
      """;

  /** A line that may be up needs the number, and the rule that no other line is. */
  private static final String IS_LIVE =
      """
      select exists (
        select from dial_attempts
        where call_id = :call and state in ('intent', 'accepted', 'granted', 'ringing'))
      """;

  private static final String REWRITE_CALL =
      """
      update calls set version = version + 1, phone = :phone, kept = greatest(kept, :stage)
      where id = :call and version = :version
      """;

  private static final String REWRITE_TEXTS =
      """
      update call_texts set greeting = :greeting, prompt = :prompt, consent = :consent,
        summary = case when summary is null then null else '' end
      where call_id = :call
      """;

  private static final String REWRITE_FACT =
      """
      update call_facts set data = cast(:data as jsonb)
      where call_id = :call and no = :no and type = :type
      """;

  private static final String REWRITE_ATTEMPTS =
      "update dial_attempts set phone = :phone, control_url = null where call_id = :call";

  private static final String FORGET_REQUESTS =
      "delete from idempotent_requests where call_id = :call";

  private static final String FORGET_REANALYSES =
      "delete from reanalysis_results where call_id = :call";

  private static final String FORGET_STRANGERS =
      """
      update dial_strangers set dialled = null
      where regexp_replace(dialled, '\\D', '', 'g') = :digits
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final FactJson json;

  JdbcPersonalData(NamedParameterJdbcTemplate template, FactJson json) {
    this.jdbc = JdbcClient.create(template);
    this.batches = template;
    this.json = json;
  }

  @Override
  public List<CallList.Key> of(PhoneNumber phone, Optional<CallList.Key> after, int limit) {
    var place = after.orElse(BEGINNING);
    return jdbc.sql(OF)
        .param("phone", phone.e164())
        .param("after_time", Rows.time(place.createdAt()))
        .param("after_id", place.id().value())
        .param("limit", limit)
        .query((row, _) -> key(row))
        .list();
  }

  @Override
  public Optional<Found> look(PhoneNumber phone) {
    return jdbc.sql(LOOK)
        .param("phone", phone.e164())
        .query((row, _) ->
            row.getLong("calls") == 0
                ? Optional.<Found>empty()
                : Optional.of(
                    new Found(
                        row.getLong("calls"),
                        Rows.instant(row, "first"),
                        Rows.instant(row, "last"))))
        .single();
  }

  @Override
  public List<CallList.Key> expired(
      Kept stage, Instant limit, Optional<CallList.Key> after, int most) {
    var place = after.orElse(BEGINNING);
    var earlier =
        Arrays.stream(Kept.values())
            .map(Kept::code)
            .filter(code -> code < stage.code())
            .toArray(Integer[]::new);
    return jdbc.sql(EXPIRED)
        .param("earlier", earlier)
        .param("limit", Rows.time(limit))
        .param("after_time", Rows.time(place.createdAt()))
        .param("after_id", place.id().value())
        .param("most", most)
        .query((row, _) -> key(row))
        .list();
  }

  @Override
  public boolean rewrite(Call before, Call redacted, Kept stage) {
    var id = before.id().value();
    if (jdbc.sql(IS_LIVE).param("call", id).query(Boolean.class).single()) {
      return false;
    }
    var request = redacted.request();
    var written =
        jdbc.sql(REWRITE_CALL)
            .param("call", id)
            .param("version", before.version())
            .param("phone", request.phone().e164())
            .param("stage", stage.code())
            .update();
    if (written == 0) {
      throw new StaleCall(before.id());
    }
    jdbc.sql(REWRITE_TEXTS)
        .param("call", id)
        .param("greeting", request.greeting().text())
        .param("prompt", request.prompt().text())
        .param("consent", request.consent().map(CallRequest.Consent::source).orElse(null))
        .update();
    batches.batchUpdate(REWRITE_FACT, facts(before, redacted));
    jdbc.sql(FORGET_REANALYSES).param("call", id).update();
    jdbc.sql(FORGET_REQUESTS).param("call", id).update();
    if (stage == Kept.NOTHING) {
      jdbc.sql(REWRITE_ATTEMPTS).param("call", id).param("phone", request.phone().e164()).update();
    }
    return true;
  }

  private SqlParameterSource[] facts(Call before, Call redacted) {
    var old = before.timeline().recorded();
    var fresh = redacted.timeline().recorded();
    if (old.size() != fresh.size()) {
      throw new IllegalArgumentException("a redaction must keep every fact");
    }
    var rows = new ArrayList<SqlParameterSource>();
    for (var i = 0; i < old.size(); i++) {
      if (!old.get(i).equals(fresh.get(i))) {
        var stored = json.write(fresh.get(i));
        rows.add(
            new MapSqlParameterSource()
                .addValue("call", before.id().value())
                .addValue("no", i + 1)
                .addValue("type", stored.type())
                .addValue("data", stored.data()));
      }
    }
    return rows.toArray(SqlParameterSource[]::new);
  }

  @Override
  public void noteNoRecording(CallId call) {
    jdbc.sql("update calls set kept = greatest(kept, 1) where id = :call")
        .param("call", call.value())
        .update();
  }

  @Override
  public void forget(PhoneNumber phone) {
    jdbc.sql(FORGET_STRANGERS).param("digits", phone.e164().substring(1)).update();
  }

  private static CallList.Key key(ResultSet row) throws SQLException {
    return new CallList.Key(Rows.instant(row, "created_at"), new CallId(Rows.uuid(row, "id")));
  }
}
