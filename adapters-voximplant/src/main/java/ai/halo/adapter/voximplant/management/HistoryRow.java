package ai.halo.adapter.voximplant.management;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads a row of the provider's call history. */
final class HistoryRow {
  private static final Pattern ATTEMPT =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\..*)?", Pattern.DOTALL);

  /** A number of three digits by itself, as in {@code 486 Busy here}. */
  private static final Pattern CODE = Pattern.compile("(?<!\\d)[1-6]\\d{2}(?!\\d)");

  /** How a session finishes that was not meant to. */
  private static final Set<String> ACCIDENTS =
      Set.of(
          "Insufficient funds",
          "Internal error (billing timeout)",
          "Terminated administratively",
          "JS session error",
          "Timeout");

  private final JsonNode row;
  private final String finish;

  private HistoryRow(JsonNode row) {
    this.row = row;
    this.finish = Fields.text(row, "finish_reason").orElse("");
  }

  /**
   * What a row tells; empty for one that cannot be read, that is another application's, or that
   * keeps silent about its calls: what it does not tell must not look like a phone that did not
   * ring.
   *
   * @param currency of the account; without it costs cannot be told
   */
  static Optional<SessionRecord> read(JsonNode row, long applicationId, Optional<String> currency) {
    var isOurs = Fields.number(row, "application_id").filter(id -> id == applicationId).isPresent();
    return isOurs && row.path("calls").isArray()
        ? new HistoryRow(row).record(currency)
        : Optional.empty();
  }

  /** When the row's session began; for going through pages, so strangers' count as well. */
  static Optional<Instant> startOf(JsonNode row) {
    return Fields.time(row, "start_date");
  }

  private Optional<SessionRecord> record(Optional<String> currency) {
    var session = Fields.number(row, "call_session_history_id").filter(id -> id > 0);
    var began = startOf(row);
    if (session.isEmpty() || began.isEmpty()) {
      return Optional.empty();
    }
    var active = Fields.flag(row, "active").orElse(finish.isEmpty());
    return Optional.of(
        new SessionRecord(
            new SessionId(Long.toString(session.get())),
            attempt(),
            began.get(),
            active,
            leg(began.get()),
            active ? Optional.empty() : currency.flatMap(this::cost),
            recording(),
            finish));
  }

  private Optional<AttemptId> attempt() {
    return Fields.text(row, "custom_data")
        .map(ATTEMPT::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> new AttemptId(UUID.fromString(matcher.group(1))));
  }

  /** The call that we placed; of several the answered one. An odd entry is a call all the same. */
  private Optional<Leg> leg(Instant began) {
    return row.path("calls")
        .valueStream()
        .filter(call -> !Fields.flag(call, "incoming").orElse(false))
        .map(call -> leg(call, began))
        .max(Comparator.comparing(Leg::answered).thenComparing(Leg::talk));
  }

  private Leg leg(JsonNode call, Instant began) {
    var seconds = Fields.decimal(call, "duration").filter(duration -> duration.signum() > 0);
    var answered = Fields.flag(call, "successful").orElse(seconds.isPresent());
    var talk = answered ? seconds.map(HistoryRow::duration).orElse(Duration.ZERO) : Duration.ZERO;
    var start = Fields.time(call, "start_time").orElse(began);
    return new Leg(start, answered, talk, answered ? afterAnswer() : unanswered(call), phone(call));
  }

  /** They write digits, with or without a plus. */
  private static Optional<PhoneNumber> phone(JsonNode call) {
    return Fields.number(call, "remote_number")
        .map(String::valueOf)
        .or(() -> Fields.text(call, "remote_number"))
        .flatMap(number -> {
          try {
            return Optional.of(PhoneNumber.parse(number.startsWith("+") ? number : "+" + number));
          } catch (InvalidValue e) {
            return Optional.empty();
          }
        });
  }

  private Ending afterAnswer() {
    return ACCIDENTS.contains(finish) ? Ending.PROVIDER_ERROR : Ending.COMPLETED;
  }

  private Ending unanswered(JsonNode call) {
    return code(call)
        .map(HistoryRow::ending)
        .orElseGet(() -> ACCIDENTS.contains(finish) ? Ending.PROVIDER_ERROR : Ending.NO_ANSWER);
  }

  /** The same as the scenario's own {@code endings.js} has it. */
  private static Ending ending(int code) {
    return switch (code) {
      case 486, 600 -> Ending.BUSY;
      case 408, 487 -> Ending.NO_ANSWER;
      case 480 -> Ending.UNREACHABLE;
      case 603 -> Ending.REJECTED_BY_CALLEE;
      case 404 -> Ending.INVALID_NUMBER;
      case 402, 403 -> Ending.PROVIDER_ERROR;
      default -> Ending.REJECTED_BY_CARRIER;
    };
  }

  /** They document a text, and send an object with code and details, or so it is said. */
  private static Optional<Integer> code(JsonNode call) {
    var reason = call.path("end_reason");
    return Stream.of(
            Fields.number(reason, "code").map(String::valueOf),
            Fields.number(call, "end_reason").map(String::valueOf),
            Fields.text(call, "end_reason"),
            Fields.text(reason, "details"))
        .flatMap(Optional::stream)
        .map(CODE::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> Integer.parseInt(matcher.group()))
        .findFirst();
  }

  private Optional<CallCost> cost(String currency) {
    var calls = costs("calls");
    var records = costs("records");
    var others = costs("other_resource_usage");
    return calls.isEmpty() && records.isEmpty() && others.isEmpty()
        ? Optional.empty()
        : Optional.of(new CallCost(sum(calls), sum(records), sum(others), currency));
  }

  private List<BigDecimal> costs(String list) {
    return Fields.rows(row, list).stream()
        .flatMap(entry -> Fields.decimal(entry, "cost").stream())
        .toList();
  }

  private Optional<RecordingLink> recording() {
    var kept =
        Fields.rows(row, "records").stream()
            .filter(entry -> !Fields.flag(entry, "is_removed").orElse(false));
    return Stream.concat(kept, Fields.rows(row, "calls").stream())
        .flatMap(entry -> Fields.text(entry, "record_url").stream())
        .flatMap(url -> link(url).stream())
        .findFirst();
  }

  private static Optional<RecordingLink> link(String url) {
    try {
      return Optional.of(new RecordingLink(url));
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }

  private static BigDecimal sum(List<BigDecimal> costs) {
    return costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofMillis(
        seconds.movePointRight(3).min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue());
  }
}
