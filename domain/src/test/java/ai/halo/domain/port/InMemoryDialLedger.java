package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger in memory; its clock plays the database's. */
public final class InMemoryDialLedger implements DialLedger {
  private static final Set<DialState> UNGRANTED = Set.of(DialState.INTENT, DialState.ACCEPTED);
  private static final Set<DialState> LIVE = Set.of(DialState.GRANTED, DialState.RINGING);

  private final InstantSource clock;
  private Map<AttemptId, Row> rows = new LinkedHashMap<>();

  public InMemoryDialLedger(InMemoryUnitOfWork unitOfWork, InstantSource clock) {
    this.clock = clock;
    unitOfWork.enlist(() -> {
      var before = new LinkedHashMap<>(rows);
      return () -> rows = before;
    });
  }

  private record Row(
      DialAttempt attempt,
      String ticketHash,
      DialState state,
      @Nullable SessionId session,
      Optional<ControlAddress> control,
      Instant at) {
    Row in(DialState next) {
      var kept = LIVE.contains(next) ? control : Optional.<ControlAddress>empty();
      return new Row(attempt, ticketHash, next, session, kept, at);
    }

    Row of(SessionId owner, Optional<ControlAddress> told) {
      return new Row(attempt, ticketHash, state, owner, told, at);
    }
  }

  /** The state of an attempt. */
  public DialState stateOf(AttemptId attempt) {
    return row(attempt).orElseThrow().state();
  }

  @Override
  public void intend(DialAttempt attempt, String ticketHash) {
    if (rows.values().stream().anyMatch(row -> isOpen(row) && isOf(row, attempt.call()))) {
      throw new AttemptOpen(attempt.call());
    }
    rows.put(
        attempt.id(),
        new Row(attempt, ticketHash, DialState.INTENT, null, Optional.empty(), clock.instant()));
  }

  @Override
  public void accepted(AttemptId attempt, SessionId session) {
    row(attempt)
        .filter(row -> row.state() == DialState.INTENT)
        .ifPresent(row -> put(row.in(DialState.ACCEPTED)));
  }

  @Override
  public Optional<Grant> grant(
      AttemptId attempt,
      String ticketHash,
      SessionId session,
      Optional<ControlAddress> control,
      Duration freshness) {
    var found = row(attempt).filter(row -> row.ticketHash().equals(ticketHash));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var row = found.get();
    if (row.state() == DialState.GRANTED && session.equals(row.session())) {
      return Optional.of(new Grant(row.attempt(), false));
    }
    var fresh = clock.instant().isBefore(row.at().plus(freshness));
    var free =
        rows.values().stream()
            .noneMatch(other ->
                session.equals(other.session())
                    || (LIVE.contains(other.state())
                        && other.attempt().phone().equals(row.attempt().phone())));
    if (!UNGRANTED.contains(row.state()) || !fresh || !free) {
      return Optional.empty();
    }
    put(row.in(DialState.GRANTED).of(session, control));
    return Optional.of(new Grant(row.attempt(), true));
  }

  @Override
  public void refuse(AttemptId attempt, String reason) {
    row(attempt)
        .filter(row -> row.state() == DialState.GRANTED)
        .ifPresent(row -> put(row.in(DialState.REFUSED)));
  }

  @Override
  public boolean revoke(AttemptId attempt, String reason) {
    var found = row(attempt).filter(row -> UNGRANTED.contains(row.state()));
    found.ifPresent(row -> put(row.in(DialState.REVOKED)));
    return found.isPresent();
  }

  @Override
  public Optional<DialAttempt> revokeOpen(CallId call, String reason) {
    return rows.values().stream()
        .filter(row -> isOf(row, call) && UNGRANTED.contains(row.state()))
        .map(Row::attempt)
        .findFirst()
        .filter(attempt -> revoke(attempt.id(), reason));
  }

  @Override
  public List<DialAttempt> revokeStale(Duration age, int limit) {
    var before = clock.instant().minus(age);
    return rows.values().stream()
        .filter(row -> UNGRANTED.contains(row.state()) && !row.at().isAfter(before))
        .map(Row::attempt)
        .limit(limit)
        .toList()
        .stream()
        .filter(attempt -> revoke(attempt.id(), "stale"))
        .toList();
  }

  @Override
  public Optional<DialAttempt> grantedTo(AttemptId attempt, String ticketHash, SessionId session) {
    return row(attempt)
        .filter(row -> row.ticketHash().equals(ticketHash))
        .filter(row -> session.equals(row.session()) && row.state() != DialState.REFUSED)
        .map(Row::attempt);
  }

  @Override
  public Optional<ControlAddress> controlOf(SessionId session) {
    return rows.values().stream()
        .filter(row -> session.equals(row.session()))
        .findFirst()
        .flatMap(Row::control);
  }

  @Override
  public void rang(AttemptId attempt) {
    row(attempt)
        .filter(row -> row.state() == DialState.GRANTED)
        .ifPresent(row -> put(row.in(DialState.RINGING)));
  }

  @Override
  public void ended(AttemptId attempt) {
    row(attempt)
        .filter(row -> LIVE.contains(row.state()) || row.state() == DialState.UNKNOWN)
        .ifPresent(row -> put(row.in(DialState.ENDED)));
  }

  @Override
  public boolean notRung(AttemptId attempt, String reason) {
    var found =
        row(attempt)
            .filter(row -> row.state() == DialState.GRANTED || row.state() == DialState.UNKNOWN);
    found.ifPresent(row -> put(row.in(DialState.NOT_RUNG)));
    return found.isPresent();
  }

  private Optional<Row> row(AttemptId attempt) {
    return Optional.ofNullable(rows.get(attempt));
  }

  private void put(Row row) {
    rows.put(row.attempt().id(), row);
  }

  private static boolean isOf(Row row, CallId call) {
    return row.attempt().call().equals(call);
  }

  private static boolean isOpen(Row row) {
    return UNGRANTED.contains(row.state()) || LIVE.contains(row.state());
  }
}
