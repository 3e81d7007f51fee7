package ai.halo.adapter.voximplant.management;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.port.SessionHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The provider's call history of one application.
 *
 * <p>Rows of others, and rows that cannot be read, are passed over; a session whose row is cut
 * short is one that is not in the book yet.
 */
final class VoximplantSessionHistory implements SessionHistory {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** How far back a session is looked for by its name. */
  private static final Duration FAR_BACK = Duration.ofDays(31);

  /** Clocks differ, and what is asked for must not end before it begins. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final int PAGE = 200;

  /** They refuse to pass over more rows. */
  private static final int MOST_PASSED_OVER = 10_000;

  private final ManagementApi api;
  private final AccountCurrency currency;
  private final long applicationId;
  private final InstantSource clock;

  VoximplantSessionHistory(
      ManagementApi api, AccountCurrency currency, long applicationId, InstantSource clock) {
    this.api = api;
    this.currency = currency;
    this.applicationId = applicationId;
    this.clock = clock;
  }

  @Override
  public Optional<SessionRecord> find(SessionId session) {
    if (!NUMBER.matcher(session.value()).matches()) {
      return Optional.empty();
    }
    var form = form(clock.instant().minus(FAR_BACK));
    form.put("call_session_history_id", session.value());
    return records(api.ask(Method.GET_CALL_HISTORY, form)).stream()
        .filter(found -> found.session().equals(session))
        .findFirst();
  }

  @Override
  public List<SessionRecord> since(Instant from, int limit) {
    var found = new LinkedHashMap<SessionId, SessionRecord>();
    // Rows tell whole seconds, so one that began within this one counts.
    var pageFrom = from.truncatedTo(ChronoUnit.SECONDS);
    var passedOver = 0;
    while (found.size() < limit) {
      var page = page(pageFrom, passedOver);
      records(page).stream()
          .filter(session -> !session.startedAt().isBefore(from.truncatedTo(ChronoUnit.SECONDS)))
          .forEach(session -> found.putIfAbsent(session.session(), session));
      var rows = page.path("result").size();
      if (rows < PAGE) {
        break;
      }
      passedOver += rows;
      if (passedOver + PAGE > MOST_PASSED_OVER) {
        var next = latest(page);
        if (next.isEmpty() || !next.get().isAfter(pageFrom)) {
          break;
        }
        pageFrom = next.get();
        passedOver = 0;
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparing(SessionRecord::startedAt))
        .limit(limit)
        .toList();
  }

  private JsonNode page(Instant from, int passedOver) {
    var form = form(from);
    form.put("desc_order", "false");
    form.put("count", Integer.toString(PAGE));
    form.put("offset", Integer.toString(passedOver));
    return api.ask(Method.GET_CALL_HISTORY, form);
  }

  private Map<String, String> form(Instant from) {
    var form = new LinkedHashMap<String, String>();
    form.put("from_date", Fields.format(from));
    form.put("to_date", Fields.format(clock.instant().plus(AHEAD)));
    form.put("application_id", Long.toString(applicationId));
    form.put("with_calls", "true");
    form.put("with_records", "true");
    form.put("with_other_resources", "true");
    return form;
  }

  private List<SessionRecord> records(JsonNode answer) {
    var rows = Fields.rows(answer, "result");
    if (rows.isEmpty()) {
      return List.of();
    }
    var inCurrency = currency.find();
    return rows.stream()
        .flatMap(row -> HistoryRow.read(row, applicationId, inCurrency).stream())
        .toList();
  }

  private static Optional<Instant> latest(JsonNode page) {
    return Fields.rows(page, "result").stream()
        .flatMap(row -> HistoryRow.startOf(row).stream())
        .max(Comparator.naturalOrder());
  }
}
