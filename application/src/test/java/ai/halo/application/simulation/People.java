package ai.halo.application.simulation;

import ai.halo.application.World;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.Username;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.DialState;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators, who want calls, cancel some, retry what failed and decide what waits for them. */
final class People {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PLACING = Duration.ofMinutes(3);

  private final Simulation simulation;
  private final Schedule schedule;
  private final User operator;
  private final Map<CallId, Mood> moods = new HashMap<>();

  /** Calls that somebody was told are placed, by the key of their request. */
  final Map<String, CallId> placed = new LinkedHashMap<>();

  private int open;

  People(Simulation simulation) {
    this.simulation = simulation;
    this.schedule = simulation.schedule;
    operator =
        new User(
            simulation.ids.user(),
            new Username("dilnoza"),
            "",
            false,
            Role.OPERATOR,
            true,
            0,
            schedule.now());
  }

  /** How somebody is who is called. */
  enum Mood {
    INTERESTED,
    CURT,
    ANGRY,
    AWAY,
    BUSY
  }

  /** The same each time, since a person who is called about something is. */
  Mood mood(CallId call) {
    return moods.computeIfAbsent(
        call,
        _ ->
            schedule.chance(0.5)
                ? Mood.INTERESTED
                : Mood.values()[schedule.random.nextInt(Mood.values().length)]);
  }

  void begin(int calls) {
    open = calls;
    for (var no = 1; no <= calls; no++) {
      var key = "key-" + no;
      // Some are about the same number.
      var phone = "+9989012345%02d".formatted(schedule.chance(0.15) ? 1 : no);
      schedule.within(Duration.ZERO, PLACING, () -> place(phone, key));
    }
    look();
  }

  boolean isDone() {
    return open == 0;
  }

  private void place(String phone, String key) {
    simulation.network.<PlaceCall.Outcome>send(
        halo -> halo.placeCall.place(World.request(phone), operator, Optional.of(key)),
        PATIENCE,
        answer -> {
          if (answer.isEmpty()) {
            schedule.within(Duration.ofMillis(500), Duration.ofSeconds(3), () -> place(phone, key));
          } else {
            heard(key, answer.get());
          }
        });
  }

  private void heard(String key, PlaceCall.Outcome outcome) {
    open--;
    switch (outcome) {
      case PlaceCall.Outcome.Placed(var call) -> told(key, call);
      case PlaceCall.Outcome.Repeated(var call) -> told(key, call);
      case PlaceCall.Outcome.Refused _ -> {} // who opted out is not called
      case PlaceCall.Outcome.KeyReused _ -> throw new Violation("a key was taken for another's");
    }
  }

  private void told(String key, Call call) {
    placed.put(key, call.id());
    if (schedule.chance(0.15)) {
      schedule.within(Duration.ZERO, Duration.ofMinutes(2), () -> cancel(call.id()));
    }
  }

  private void cancel(CallId id) {
    simulation.network.send(halo -> halo.cancelCall.cancel(id, operator), PATIENCE, _ -> {});
  }

  /** Looks now and then at what has to be decided. */
  private void look() {
    for (var call : List.copyOf(simulation.database.calls.values())) {
      if (call.canRetry() && !isRefused(call)) {
        simulation.network.send(
            halo -> halo.retryCall.retry(call.id(), operator), PATIENCE, _ -> {});
      } else if (call.review().isPresent()) {
        var corrections = new Corrections(Disposition.INTERESTED, InterestLevel.HIGH, true, true);
        simulation.network.send(
            halo -> halo.reviewCalls.review(call.id(), corrections, operator), PATIENCE, _ -> {});
      }
    }
    if (simulation.database.hasUnknown()) {
      settle();
    }
    schedule.within(Duration.ofSeconds(20), Duration.ofSeconds(90), this::look);
  }

  /** They ask whom they called, and so know. */
  private void settle() {
    for (var entry : simulation.database.attempts()) {
      if (entry.state() == DialState.UNKNOWN) {
        var rang =
            simulation.telephony.sessions.stream()
                .anyMatch(one -> one.attempt.equals(entry.attempt().id()) && one.rang());
        simulation.network.send(
            halo -> halo.settleAttempt.settle(entry.attempt().id(), rang, true, operator),
            PATIENCE,
            _ -> {});
      }
    }
  }

  /** What would be refused again. */
  static boolean isRefused(Call call) {
    return call.failure().filter(why -> why.code().startsWith("dial.refused")).isPresent();
  }
}
