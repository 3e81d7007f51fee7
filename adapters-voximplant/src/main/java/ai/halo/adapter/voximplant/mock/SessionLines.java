package ai.halo.adapter.voximplant.mock;

import ai.halo.adapter.voximplant.mock.SessionEvent.Cut;
import ai.halo.adapter.voximplant.mock.SessionEvent.Ended;
import ai.halo.adapter.voximplant.mock.SessionEvent.Past;
import ai.halo.adapter.voximplant.mock.SessionEvent.Play;
import ai.halo.adapter.voximplant.mock.SessionEvent.Rang;
import ai.halo.adapter.voximplant.mock.SessionEvent.Started;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.Word;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.SessionRecord.Leg;
import ai.halo.domain.dial.Ticket;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the provider remembers as lines of JSON, and reads them again. */
final class SessionLines {
  private final JsonMapper json = JsonMapper.builder().build();

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record LineJson(
      @Nullable String event,
      @Nullable String session,
      @Nullable UUID attempt,
      @Nullable String ticket,
      @Nullable String phone,
      @Nullable Instant at,
      @Nullable PlayJson play,
      @Nullable PastJson past) {}

  private record PlayJson(@Nullable String dialogue, @Nullable String greeting, double speed) {}

  /** The leg's fields, but for the phone, are all there or all missing. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record PastJson(
      @Nullable UUID attempt,
      @Nullable Instant started,
      @Nullable Instant dialled,
      @Nullable Boolean answered,
      @Nullable Duration talk,
      @Nullable String ending,
      @Nullable String phone,
      @Nullable String reason) {}

  String write(SessionEvent event) {
    return json.writeValueAsString(line(event));
  }

  /** The event of a line; empty when the line holds none, which only a damaged disk explains. */
  Optional<SessionEvent> read(String text) {
    try {
      var line = json.readValue(text, LineJson.class);
      return line == null || line.session() == null
          ? Optional.empty()
          : Optional.ofNullable(event(line, new SessionId(line.session())));
    } catch (JacksonException | InvalidValue e) {
      return Optional.empty();
    }
  }

  private static LineJson line(SessionEvent event) {
    var session = event.session().value();
    return switch (event) {
      case Started e ->
          new LineJson(
              "started",
              session,
              e.attempt().value(),
              e.ticket().secret(),
              null,
              e.at(),
              null,
              null);
      case Rang e ->
          new LineJson(
              "rang",
              session,
              e.attempt().value(),
              null,
              e.phone().e164(),
              e.at(),
              e.play()
                  .map(play -> new PlayJson(play.dialogue(), play.greeting(), play.speed()))
                  .orElse(null),
              null);
      case Cut e -> new LineJson("cut", session, null, null, null, e.at(), null, null);
      case Ended e ->
          new LineJson(
              "ended",
              session,
              null,
              null,
              null,
              null,
              null,
              e.past().map(SessionLines::past).orElse(null));
    };
  }

  private static @Nullable SessionEvent event(LineJson line, SessionId session) {
    var attempt = line.attempt();
    var at = line.at();
    return switch (line.event()) {
      case "started" ->
          attempt == null || at == null || line.ticket() == null
              ? null
              : new Started(session, new AttemptId(attempt), new Ticket(line.ticket()), at);
      case "rang" ->
          attempt == null || at == null || line.phone() == null
              ? null
              : new Rang(
                  session,
                  new AttemptId(attempt),
                  new PhoneNumber(line.phone()),
                  at,
                  play(line.play()));
      case "cut" -> at == null ? null : new Cut(session, at);
      case "ended" -> new Ended(session, past(line.past()));
      case null, default -> null;
    };
  }

  private static Optional<Play> play(@Nullable PlayJson play) {
    return play == null || play.dialogue() == null || play.greeting() == null || !(play.speed() > 0)
        ? Optional.empty()
        : Optional.of(new Play(play.dialogue(), play.greeting(), play.speed()));
  }

  private static PastJson past(Past past) {
    var leg = past.leg();
    return new PastJson(
        past.attempt().value(),
        past.startedAt(),
        leg.map(Leg::startedAt).orElse(null),
        leg.map(Leg::answered).orElse(null),
        leg.map(Leg::talk).orElse(null),
        leg.map(line -> line.ending().word()).orElse(null),
        leg.flatMap(Leg::dialled).map(PhoneNumber::e164).orElse(null),
        past.reason());
  }

  /** Half a leg is no proof of anything, so a line with one tells nothing at all. */
  private static Optional<Past> past(@Nullable PastJson past) {
    if (past == null) {
      return Optional.empty();
    }
    var attempt = past.attempt();
    var started = past.started();
    var leg = leg(past);
    if (attempt == null || started == null || leg.isPresent() != (past.dialled() != null)) {
      return Optional.empty();
    }
    var reason = Objects.requireNonNullElse(past.reason(), "");
    return Optional.of(new Past(new AttemptId(attempt), started, leg, reason));
  }

  private static Optional<Leg> leg(PastJson past) {
    var dialled = past.dialled();
    var answered = past.answered();
    var talk = past.talk();
    var ending = past.ending();
    if (dialled == null || answered == null || talk == null || ending == null) {
      return Optional.empty();
    }
    boolean picked = answered;
    var phone = Optional.ofNullable(past.phone()).map(PhoneNumber::new);
    return Word.find(Ending.class, ending)
        .map(known -> new Leg(dialled, picked, talk, known, phone));
  }
}
