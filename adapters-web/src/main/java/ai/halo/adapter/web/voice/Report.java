package ai.halo.adapter.web.voice;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.Word;
import ai.halo.domain.call.Answerer;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the events of a report say.
 *
 * @param signals what happened on the line
 * @param notDialled why the session rings nobody; empty where it does
 * @param skipped how many events could not be read; they are lost
 */
record Report(List<LineSignal> signals, Optional<String> notDialled, int skipped) {
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_QUOTE = 1_000;
  private static final int MOST_LINES = 100_000;
  private static final int LONGEST_OFFSET = 24 * 60 * 60 * 1_000;

  /** Reads events in any order, known ones and others, whole ones and broken ones. */
  static Report of(Iterable<JsonNode> events, Instant now) {
    var times = new ArrayList<Instant>();
    events.forEach(event -> WireJson.time(event, "at").ifPresent(times::add));
    var clock = SessionClock.of(times, now);
    var signals = new ArrayList<LineSignal>();
    var notDialled = Optional.<String>empty();
    var skipped = 0;
    for (var event : events) {
      switch (meaning(event, clock)) {
        case Meaning.OnTheLine(var signal) -> signals.add(signal);
        case Meaning.NotDialled(var reason) -> notDialled = Optional.of(reason);
        case Meaning.Nothing _ -> {}
        case Meaning.Unreadable _ -> skipped++;
      }
    }
    return new Report(List.copyOf(signals), notDialled, skipped);
  }

  private sealed interface Meaning {
    record OnTheLine(LineSignal signal) implements Meaning {}

    record NotDialled(String reason) implements Meaning {}

    /** Nothing that is kept. */
    record Nothing() implements Meaning {}

    record Unreadable() implements Meaning {}
  }

  /** The types are the scenario's, an open set, hence the default. */
  private static Meaning meaning(JsonNode event, SessionClock clock) {
    var at = clock.at(WireJson.time(event, "at"));
    return switch (WireJson.text(event, "type").orElse("")) {
      case "ringing" -> line(new LineSignal.Rang(at));
      case "answered" -> line(new LineSignal.Answered(at));
      case "amd" -> guessed(event, at);
      case "recording" -> recording(event, at);
      case "said" -> said(event, at);
      case "opt_out" -> line(new LineSignal.OptedOut(at, quote(event, "quote")));
      case "callback_requested" -> line(new LineSignal.CallbackAsked(at, quote(event, "words")));
      case "voice_model_lost" ->
          line(new LineSignal.VoiceModelLost(at, word(event, "code", "unknown")));
      case "hung_up" -> line(new LineSignal.HungUp(at, ending(event), reason(event)));
      case "transcribed" -> transcribed(event, at);
      case "not_dialled" -> new Meaning.NotDialled(word(event, "reason", "unknown"));
      case "session_started", "command", "recording_failed", "totals" -> new Meaning.Nothing();
      default -> new Meaning.Unreadable();
    };
  }

  private static Meaning line(@Nullable LineSignal signal) {
    return signal == null ? new Meaning.Unreadable() : new Meaning.OnTheLine(signal);
  }

  private static Meaning guessed(JsonNode event, Instant at) {
    var answerer =
        switch (WireJson.text(event, "result").orElse("")) {
          case "human" -> Answerer.HUMAN;
          case "voicemail" -> Answerer.MACHINE;
          default -> Answerer.UNKNOWN;
        };
    var confidence = WireJson.number(event, "confidence", 0, 100).orElse(0);
    return line(new LineSignal.AnswererGuessed(at, answerer, confidence));
  }

  private static Meaning recording(JsonNode event, Instant at) {
    try {
      return line(
          WireJson.text(event, "url")
              .map(url -> new LineSignal.RecordingStarted(at, new RecordingLink(url)))
              .orElse(null));
    } catch (InvalidValue noAddress) {
      return new Meaning.Unreadable();
    }
  }

  private static Meaning said(JsonNode event, Instant at) {
    var no = WireJson.number(event, "no", 1, MOST_LINES);
    var speaker = WireJson.text(event, "speaker").flatMap(word -> Word.find(Speaker.class, word));
    var text = WireJson.text(event, "text");
    if (no.isEmpty() || speaker.isEmpty() || text.isEmpty()) {
      return new Meaning.Unreadable();
    }
    var offset =
        Duration.ofMillis(WireJson.number(event, "offset_ms", 0, LONGEST_OFFSET).orElse(0));
    return line(
        new LineSignal.Said(at, new Utterance(no.getAsInt(), speaker.get(), text.get(), offset)));
  }

  private static Meaning transcribed(JsonNode event, Instant at) {
    // The end of the transcript matters, the number is for people.
    var lines = WireJson.number(event, "lines", 0, MOST_LINES).orElse(0);
    return line(new LineSignal.Transcribed(at, lines));
  }

  /** That the line ended must not be lost for a word that nobody knows. */
  private static Ending ending(JsonNode event) {
    return WireJson.text(event, "ending")
        .flatMap(word -> Word.find(Ending.class, word))
        .orElseGet(() -> byCode(WireJson.number(event, "code", 0, 999).orElse(0)));
  }

  private static Ending byCode(int code) {
    return switch (code) {
      case 486, 600 -> Ending.BUSY;
      case 408, 487 -> Ending.NO_ANSWER;
      case 480 -> Ending.UNREACHABLE;
      case 603 -> Ending.REJECTED_BY_CALLEE;
      case 404 -> Ending.INVALID_NUMBER;
      default -> Ending.PROVIDER_ERROR;
    };
  }

  private static String reason(JsonNode event) {
    var words = WireJson.words(event, "reason", LONGEST_REASON);
    var code = WireJson.number(event, "code", 1, 999);
    return words.isEmpty() && code.isPresent() ? String.valueOf(code.getAsInt()) : words;
  }

  private static String quote(JsonNode event, String field) {
    return WireJson.words(event, field, LONGEST_QUOTE);
  }

  private static String word(JsonNode event, String field, String otherwise) {
    var word = WireJson.words(event, field, LONGEST_WORD);
    return word.isEmpty() ? otherwise : word;
  }
}
