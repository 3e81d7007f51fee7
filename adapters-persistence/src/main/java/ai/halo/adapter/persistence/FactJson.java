package ai.halo.adapter.persistence;

import static ai.halo.adapter.persistence.Rows.word;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.CallbackWish;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.analysis.PartOfDay;
import ai.halo.domain.call.Answerer;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.SkipReason;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts as they are stored: a type, and what this type alone knows as a JSON object.
 *
 * <p>Rows are for ever. A field may be added with a reading for rows that lack it; none may be
 * renamed or change its meaning.
 */
final class FactJson {
  private static final int REPLACEMENT = 0xfffd;

  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * A fact without its time, which has a column of its own.
   *
   * @param attempt empty for what did not happen on a line
   */
  record Stored(String type, OptionalInt attempt, String data) {}

  Stored write(Fact fact) {
    var data = json.createObjectNode();
    return switch (fact) {
      case LineFact line -> {
        var type = write(line.signal(), data);
        yield new Stored(type, OptionalInt.of(line.attempt()), data.toString());
      }
      case WorkFact work -> {
        var type = write(work, data);
        yield new Stored(type, OptionalInt.empty(), data.toString());
      }
    };
  }

  private static String write(LineSignal signal, ObjectNode data) {
    return switch (signal) {
      case LineSignal.DialIntended _ -> "dial_intended";
      case LineSignal.DialRevoked s -> {
        put(data, "reason", s.reason());
        yield "dial_revoked";
      }
      case LineSignal.SessionStarted s -> {
        put(data, "session_id", s.session().value());
        yield "session_started";
      }
      case LineSignal.Rang _ -> "ringing";
      case LineSignal.Answered _ -> "answered";
      case LineSignal.Said s -> {
        write(s.utterance(), data);
        yield "said";
      }
      case LineSignal.HungUp s -> {
        put(data, "ending", s.ending().word());
        put(data, "reason", s.reason());
        yield "hung_up";
      }
      case LineSignal.Transcribed s -> {
        data.put("lines", s.lines());
        yield "transcribed";
      }
      case LineSignal.AnswererGuessed s -> {
        put(data, "answerer", s.answerer().word());
        data.put("confidence", s.confidence());
        yield "answerer_guessed";
      }
      case LineSignal.RecordingStarted s -> {
        put(data, "url", s.link().url());
        yield "recording_started";
      }
      case LineSignal.OptedOut s -> {
        put(data, "quote", s.quote());
        yield "opted_out";
      }
      case LineSignal.CallbackAsked s -> {
        put(data, "words", s.words());
        yield "callback_asked";
      }
      case LineSignal.VoiceModelLost s -> {
        put(data, "code", s.code());
        yield "voice_model_lost";
      }
    };
  }

  private static void write(Utterance utterance, ObjectNode data) {
    data.put("no", utterance.no());
    put(data, "speaker", utterance.speaker().word());
    put(data, "text", utterance.text());
    data.put("offset_nanos", utterance.offset().toNanos());
  }

  private static String write(WorkFact fact, ObjectNode data) {
    return switch (fact) {
      case WorkFact.Requested f -> {
        put(data, "by", f.by());
        yield "requested";
      }
      case WorkFact.EffectStarted f -> {
        put(data, "step", f.step().word());
        yield "effect_started";
      }
      case WorkFact.Analyzed f -> {
        write(f.analysis(), data);
        write(f.callbackAt(), data);
        yield "analyzed";
      }
      case WorkFact.ReviewRequested f -> {
        var doubts = data.putArray("doubts");
        f.doubts().forEach(doubt -> doubts.add(doubt.word()));
        put(data, "code", f.code());
        yield "review_requested";
      }
      case WorkFact.Reviewed f -> {
        put(data, "by", f.by());
        put(data, "disposition", f.corrections().disposition().word());
        put(data, "interest_level", f.corrections().interest().word());
        data.put("send_message", f.corrections().sendMessage());
        data.put("create_lead", f.corrections().createLead());
        yield "reviewed";
      }
      case WorkFact.AnalysisReplaced f -> {
        put(data, "by", f.by());
        write(f.analysis(), data);
        write(f.callbackAt(), data);
        yield "analysis_replaced";
      }
      case WorkFact.FollowUpPrepared f -> {
        put(data, "text", f.followUp().text());
        data.put("with_telegram_link", f.followUp().withTelegramLink());
        yield "followup_prepared";
      }
      case WorkFact.FollowUpSkipped f -> {
        put(data, "reason", f.reason().word());
        yield "followup_skipped";
      }
      case WorkFact.FollowUpSent f -> {
        put(data, "channel", f.channel().word());
        put(data, "message_id", f.messageId());
        yield "followup_sent";
      }
      case WorkFact.LeadRecorded f -> {
        put(data, "crm_id", f.crmId());
        yield "lead_recorded";
      }
      case WorkFact.LeadSkipped f -> {
        put(data, "reason", f.reason().word());
        yield "lead_skipped";
      }
      case WorkFact.StepFailed f -> {
        put(data, "step", f.failure().step().word());
        put(data, "code", f.failure().code());
        put(data, "message", f.failure().message());
        yield "step_failed";
      }
      case WorkFact.RetryRequested f -> {
        put(data, "by", f.by());
        yield "retry_requested";
      }
      case WorkFact.CancelRequested f -> {
        put(data, "by", f.by());
        yield "cancel_requested";
      }
      case WorkFact.HangUpSent _ -> "hang_up_sent";
      case WorkFact.CostCounted f -> {
        write(f.cost(), data);
        yield "cost_counted";
      }
      case WorkFact.RecordingDeleted f -> {
        put(data, "by", f.by());
        yield "recording_deleted";
      }
      case WorkFact.AttemptSettled f -> {
        put(data, "by", f.by());
        data.put("attempt", f.attempt());
        data.put("rang", f.rang());
        yield "attempt_settled";
      }
      case WorkFact.LineLost _ -> "line_lost";
    };
  }

  private static void write(CallCost cost, ObjectNode data) {
    put(data, "call", cost.call().toPlainString());
    put(data, "recording", cost.recording().toPlainString());
    put(data, "other", cost.other().toPlainString());
    put(data, "currency", cost.currency());
  }

  private static void write(Analysis analysis, ObjectNode data) {
    put(data, "disposition", analysis.disposition().word());
    put(data, "summary", analysis.summary());
    analysis.followUpDraft().ifPresent(draft -> put(data, "followup_draft", draft));
    put(data, "interest_level", analysis.interest().level().word());
    put(data, "interest", analysis.interest().text());
    data.put("create_lead", analysis.createLead());
    data.put("confidence", analysis.confidence());
    var evidence = data.putArray("evidence");
    for (var quote : analysis.evidence()) {
      var item = evidence.addObject();
      put(item, "judgement", quote.judgement());
      put(item, "quote", quote.quote());
      item.put("utterance", quote.utterance());
    }
    analysis.spoken().ifPresent(language -> put(data, "spoken", language.word()));
    data.put("opt_out", analysis.optOut());
    analysis.callback().ifPresent(wish -> write(wish, data.putObject("callback")));
    write(analysis.origin(), data.putObject("origin"));
  }

  private static void write(Optional<Instant> callbackAt, ObjectNode data) {
    callbackAt.ifPresent(moment -> put(data, "callback_at", moment.toString()));
  }

  private static void write(CallbackWish wish, ObjectNode data) {
    wish.inMinutes().ifPresent(minutes -> data.put("in_minutes", minutes));
    wish.inDays().ifPresent(days -> data.put("in_days", days));
    wish.weekday().ifPresent(day -> data.put("weekday", day.getValue()));
    wish.dayOfMonth().ifPresent(day -> data.put("day_of_month", day));
    wish.month().ifPresent(month -> data.put("month", month));
    wish.part().ifPresent(part -> put(data, "part", part.word()));
    wish.hour().ifPresent(hour -> data.put("hour", hour));
    wish.minute().ifPresent(minute -> data.put("minute", minute));
  }

  private static void write(AnalysisOrigin origin, ObjectNode data) {
    put(data, "analyzer", origin.analyzer());
    put(data, "model", origin.model());
    put(data, "prompt_version", origin.promptVersion());
    origin.requestId().ifPresent(id -> put(data, "request_id", id));
    data.put("input_tokens", origin.usage().input());
    data.put("output_tokens", origin.usage().output());
    data.put("cached_tokens", origin.usage().cached());
  }

  /** An analysis alone, as facts hold it. */
  String write(Analysis analysis) {
    var data = json.createObjectNode();
    write(analysis, data);
    return data.toString();
  }

  /** What {@link #write(Analysis)} wrote. */
  Analysis readAnalysis(String stored) {
    return analysis(json.readTree(stored));
  }

  Fact read(String type, Instant at, OptionalInt attempt, String stored) {
    var data = json.readTree(stored);
    return switch (type) {
      case "dial_intended" -> line(attempt, new LineSignal.DialIntended(at));
      case "dial_revoked" -> line(attempt, new LineSignal.DialRevoked(at, text(data, "reason")));
      case "session_started" ->
          line(attempt, new LineSignal.SessionStarted(at, new SessionId(text(data, "session_id"))));
      case "ringing" -> line(attempt, new LineSignal.Rang(at));
      case "answered" -> line(attempt, new LineSignal.Answered(at));
      case "said" -> line(attempt, new LineSignal.Said(at, utterance(data)));
      case "hung_up" ->
          line(
              attempt,
              new LineSignal.HungUp(
                  at, word(Ending.class, text(data, "ending")), text(data, "reason")));
      case "transcribed" -> line(attempt, new LineSignal.Transcribed(at, number(data, "lines")));
      case "requested" -> new WorkFact.Requested(at, text(data, "by"));
      case "effect_started" -> new WorkFact.EffectStarted(at, word(Step.class, text(data, "step")));
      case "analyzed" -> new WorkFact.Analyzed(at, analysis(data), callbackAt(data));
      case "review_requested" -> new WorkFact.ReviewRequested(at, doubts(data), text(data, "code"));
      case "reviewed" ->
          new WorkFact.Reviewed(
              at,
              text(data, "by"),
              new Corrections(
                  word(Disposition.class, text(data, "disposition")),
                  word(InterestLevel.class, text(data, "interest_level")),
                  field(data, "send_message").asBoolean(),
                  field(data, "create_lead").asBoolean()));
      case "analysis_replaced" ->
          new WorkFact.AnalysisReplaced(at, text(data, "by"), analysis(data), callbackAt(data));
      case "followup_prepared" ->
          new WorkFact.FollowUpPrepared(
              at, new FollowUp(text(data, "text"), field(data, "with_telegram_link").asBoolean()));
      case "followup_skipped" ->
          new WorkFact.FollowUpSkipped(at, word(SkipReason.class, text(data, "reason")));
      case "followup_sent" ->
          new WorkFact.FollowUpSent(
              at, word(Channel.class, text(data, "channel")), text(data, "message_id"));
      case "lead_recorded" -> new WorkFact.LeadRecorded(at, text(data, "crm_id"));
      case "lead_skipped" ->
          new WorkFact.LeadSkipped(at, word(SkipReason.class, text(data, "reason")));
      case "step_failed" ->
          new WorkFact.StepFailed(
              at,
              new Failure(
                  word(Step.class, text(data, "step")), text(data, "code"), text(data, "message")));
      case "retry_requested" -> new WorkFact.RetryRequested(at, text(data, "by"));
      case "cancel_requested" -> new WorkFact.CancelRequested(at, text(data, "by"));
      case "hang_up_sent" -> new WorkFact.HangUpSent(at);
      case "answerer_guessed" ->
          line(
              attempt,
              new LineSignal.AnswererGuessed(
                  at, word(Answerer.class, text(data, "answerer")), number(data, "confidence")));
      case "recording_started" ->
          line(attempt, new LineSignal.RecordingStarted(at, new RecordingLink(text(data, "url"))));
      case "opted_out" -> line(attempt, new LineSignal.OptedOut(at, text(data, "quote")));
      case "callback_asked" -> line(attempt, new LineSignal.CallbackAsked(at, text(data, "words")));
      case "voice_model_lost" ->
          line(attempt, new LineSignal.VoiceModelLost(at, text(data, "code")));
      case "line_lost" -> new WorkFact.LineLost(at);
      case "cost_counted" -> new WorkFact.CostCounted(at, cost(data));
      case "recording_deleted" -> new WorkFact.RecordingDeleted(at, text(data, "by"));
      case "attempt_settled" ->
          new WorkFact.AttemptSettled(
              at, text(data, "by"), number(data, "attempt"), field(data, "rang").asBoolean());
      // The words of a newer version, written before somebody went back to this one.
      case String other -> throw new IllegalStateException("stored fact is unknown: " + other);
    };
  }

  private static LineFact line(OptionalInt attempt, LineSignal signal) {
    return new LineFact(
        attempt.orElseThrow(() -> new IllegalStateException("stored line fact has no attempt")),
        signal);
  }

  private static Utterance utterance(JsonNode data) {
    return new Utterance(
        number(data, "no"),
        word(Speaker.class, text(data, "speaker")),
        text(data, "text"),
        Duration.ofNanos(field(data, "offset_nanos").asLong()));
  }

  private static CallCost cost(JsonNode data) {
    return new CallCost(
        new BigDecimal(text(data, "call")),
        new BigDecimal(text(data, "recording")),
        new BigDecimal(text(data, "other")),
        text(data, "currency"));
  }

  private static Analysis analysis(JsonNode data) {
    return new Analysis(
        word(Disposition.class, text(data, "disposition")),
        text(data, "summary"),
        Optional.ofNullable(data.get("followup_draft")).map(JsonNode::asString),
        new CustomerInterest(
            word(InterestLevel.class, text(data, "interest_level")), text(data, "interest")),
        field(data, "create_lead").asBoolean(),
        field(data, "confidence").asDouble(),
        evidence(data),
        Optional.ofNullable(data.get("spoken")).map(word -> word(Language.class, word.asString())),
        data.path("opt_out").asBoolean(false),
        Optional.ofNullable(data.get("callback")).map(FactJson::wish),
        Optional.ofNullable(data.get("origin"))
            .map(FactJson::origin)
            .orElse(AnalysisOrigin.UNKNOWN));
  }

  private static Optional<Instant> callbackAt(JsonNode data) {
    return Optional.ofNullable(data.get("callback_at")).map(at -> Instant.parse(at.asString()));
  }

  private static List<Doubt> doubts(JsonNode data) {
    var doubts = new ArrayList<Doubt>();
    for (var doubt : field(data, "doubts")) {
      doubts.add(word(Doubt.class, doubt.asString()));
    }
    return doubts;
  }

  private static CallbackWish wish(JsonNode data) {
    return new CallbackWish(
        optional(data, "in_minutes"),
        optional(data, "in_days"),
        Optional.ofNullable(data.get("weekday")).map(day -> DayOfWeek.of(day.asInt())),
        optional(data, "day_of_month"),
        optional(data, "month"),
        Optional.ofNullable(data.get("part")).map(part -> word(PartOfDay.class, part.asString())),
        optional(data, "hour"),
        optional(data, "minute"));
  }

  private static AnalysisOrigin origin(JsonNode data) {
    return new AnalysisOrigin(
        text(data, "analyzer"),
        text(data, "model"),
        text(data, "prompt_version"),
        Optional.ofNullable(data.get("request_id")).map(JsonNode::asString),
        new AnalysisOrigin.Usage(
            field(data, "input_tokens").asLong(),
            field(data, "output_tokens").asLong(),
            field(data, "cached_tokens").asLong()));
  }

  private static OptionalInt optional(JsonNode data, String name) {
    var field = data.get(name);
    return field == null ? OptionalInt.empty() : OptionalInt.of(field.asInt());
  }

  private static List<Evidence> evidence(JsonNode data) {
    var quotes = new ArrayList<Evidence>();
    for (var item : field(data, "evidence")) {
      quotes.add(
          new Evidence(text(item, "judgement"), text(item, "quote"), number(item, "utterance")));
    }
    return quotes;
  }

  private static String text(JsonNode data, String name) {
    return field(data, name).asString();
  }

  private static int number(JsonNode data, String name) {
    return field(data, name).asInt();
  }

  private static JsonNode field(JsonNode data, String name) {
    var field = data.get(name);
    if (field == null) {
      throw new IllegalStateException("stored fact lacks its field " + name);
    }
    return field;
  }

  private static void put(ObjectNode data, String name, String text) {
    data.put(name, storable(text));
  }

  /**
   * Partners' texts may hold what no database takes: NUL, and halves of surrogate pairs. Each
   * becomes the replacement character.
   */
  static String storable(String text) {
    if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                ? REPLACEMENT
                : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
