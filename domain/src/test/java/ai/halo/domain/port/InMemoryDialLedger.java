package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.Stranger;
import ai.halo.domain.dial.UnknownAttempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The ledger in memory, with the looks and the epochs of its attempts; its clock plays the
 * database's. Each operation is as atomic as the SQL is, since it runs inside a transaction. Tests
 * may weaken it.
 */
public class InMemoryDialLedger implements DialLedger, AttemptLooks, DialEpochs, DialFigures {
  /** How long after the end of a line its cost is looked for. */
  public static final Duration FIRST_COUNT = Duration.ofSeconds(30);

  private static final int MOST_STRANGERS = 1_000;
  private static final Set<DialState> UNGRANTED = Set.of(DialState.INTENT, DialState.ACCEPTED);
  private static final Set<DialState> LIVE = Set.of(DialState.GRANTED, DialState.RINGING);

  private final InstantSource clock;
  private Map<AttemptId, Row> rows = new LinkedHashMap<>();
  private Set<AttemptId> answered = new HashSet<>();
  private List<Stranger> strangers = new ArrayList<>();
  private Epoch epoch;
  private boolean another;

  public InMemoryDialLedger(InMemoryUnitOfWork unitOfWork, InstantSource clock) {
    this.clock = clock;
    this.epoch = new Epoch(1, clock.instant(), Optional.empty(), 0);
    unitOfWork.enlist(() -> {
      var rowsBefore = new LinkedHashMap<>(rows);
      var answeredBefore = new HashSet<>(answered);
      var strangersBefore = new ArrayList<>(strangers);
      var epochBefore = epoch;
      var anotherBefore = another;
      return () -> {
        rows = new LinkedHashMap<>(rowsBefore);
        answered = new HashSet<>(answeredBefore);
        strangers = new ArrayList<>(strangersBefore);
        epoch = epochBefore;
        another = anotherBefore;
      };
    });
  }

  /** What is known of an attempt. */
  protected record Row(
      DialAttempt attempt,
      String ticketHash,
      DialState state,
      Optional<SessionId> accepted,
      Optional<SessionId> session,
      Optional<ControlAddress> control,
      int epoch,
      Instant at,
      Optional<Instant> grantedAt,
      Instant since,
      String reason,
      Optional<Instant> nextLook,
      int looks) {
    Row in(DialState next, String why, Instant now) {
      var kept = LIVE.contains(next) ? control : Optional.<ControlAddress>empty();
      var look =
          next == DialState.ENDED
              ? Optional.of(now.plus(FIRST_COUNT))
              : LIVE.contains(next) ? nextLook : Optional.<Instant>empty();
      var count = next == DialState.ENDED ? 0 : looks;
      return new Row(
          attempt,
          ticketHash,
          next,
          accepted,
          session,
          kept,
          epoch,
          at,
          grantedAt,
          now,
          why,
          look,
          count);
    }

    Row acceptedAs(SessionId told) {
      return new Row(
          attempt,
          ticketHash,
          state,
          Optional.of(told),
          session,
          control,
          epoch,
          at,
          grantedAt,
          since,
          reason,
          nextLook,
          looks);
    }

    Row of(SessionId owner, Optional<ControlAddress> told, Optional<Instant> granted) {
      return new Row(
          attempt,
          ticketHash,
          state,
          accepted,
          Optional.of(owner),
          told,
          epoch,
          at,
          granted,
          since,
          reason,
          nextLook,
          looks);
    }

    Row lookedAt(Optional<Instant> next, int times) {
      return new Row(
          attempt,
          ticketHash,
          state,
          accepted,
          session,
          control,
          epoch,
          at,
          grantedAt,
          since,
          reason,
          next,
          times);
    }
  }

  /** The state of an attempt. */
  public DialState stateOf(AttemptId attempt) {
    return row(attempt).orElseThrow().state();
  }

  /** The database was put back, or is another one. */
  public void becomeAnother() {
    another = true;
  }

  /** All attempts with their states, in the order in which they were opened. */
  public List<Entry> entries() {
    return rows.values().stream().map(this::entry).toList();
  }

  @Override
  public void intend(DialAttempt attempt, String ticketHash) {
    if (rows.values().stream().anyMatch(row -> isOpen(row) && isOf(row, attempt.call()))) {
      throw new AttemptOpen(attempt.call());
    }
    var now = clock.instant();
    rows.put(
        attempt.id(),
        new Row(
            attempt,
            ticketHash,
            DialState.INTENT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            epoch.number(),
            now,
            Optional.empty(),
            now,
            "",
            Optional.empty(),
            0));
  }

  @Override
  public void accepted(AttemptId attempt, SessionId session) {
    answered.add(attempt);
    row(attempt)
        .filter(row -> row.state() == DialState.INTENT)
        .ifPresent(row -> put(row.acceptedAs(session).in(DialState.ACCEPTED, "", clock.instant())));
  }

  @Override
  public void unanswered(AttemptId attempt) {
    answered.add(attempt);
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
    if (row.state() == DialState.GRANTED && row.session().equals(Optional.of(session))) {
      return Optional.of(new Grant(row.attempt(), false));
    }
    if (!isGrantable(row, session, freshness)) {
      return Optional.empty();
    }
    give(row, session, control);
    return Optional.of(new Grant(row.attempt(), true));
  }

  /** Whether the attempt may be given to this session now. */
  protected final boolean isGrantable(Row row, SessionId session, Duration freshness) {
    var fresh = clock.instant().isBefore(row.at().plus(freshness));
    var free =
        rows.values().stream()
            .noneMatch(other ->
                other.session().equals(Optional.of(session))
                    || (LIVE.contains(other.state())
                        && other.attempt().phone().equals(row.attempt().phone())));
    return isRevocable(row) && fresh && free;
  }

  /** Gives the attempt to this session, whatever state it is in. */
  protected final void give(Row row, SessionId session, Optional<ControlAddress> control) {
    var now = clock.instant();
    put(row.in(DialState.GRANTED, "", now).of(session, control, Optional.of(now)));
  }

  @Override
  public void refuse(AttemptId attempt, String reason) {
    row(attempt)
        .filter(row -> row.state() == DialState.GRANTED)
        .ifPresent(row -> put(row.in(DialState.REFUSED, reason, clock.instant())));
  }

  @Override
  public boolean revoke(AttemptId attempt, String reason) {
    return move(attempt, this::isRevocable, DialState.REVOKED, reason);
  }

  @Override
  public Optional<DialAttempt> revokeBusy(AttemptId attempt, String ticketHash) {
    return row(attempt)
        .filter(row -> row.ticketHash().equals(ticketHash) && isOnLine(row.attempt().phone()))
        .filter(_ -> revoke(attempt, "number_busy"))
        .map(Row::attempt);
  }

  @Override
  public DialCaps.Usage usage(PhoneNumber phone, DialCaps caps) {
    return usage(phone, caps, _ -> true);
  }

  @Override
  public DialCaps.Usage usageBesides(DialAttempt attempt, DialCaps caps) {
    return usage(attempt.phone(), caps, row -> !row.attempt().equals(attempt));
  }

  private DialCaps.Usage usage(PhoneNumber phone, DialCaps caps, Predicate<Row> counts) {
    var now = clock.instant();
    var today =
        rows.values().stream()
            .filter(counts)
            .filter(row -> row.state() != DialState.REFUSED && row.state() != DialState.NOT_RUNG)
            .filter(row -> isGrantedSince(row, now.minus(Duration.ofHours(24))))
            .toList();
    var ofNumber = today.stream().filter(row -> row.attempt().phone().equals(phone)).count();
    var thisHour =
        today.stream().filter(row -> isGrantedSince(row, now.minus(Duration.ofHours(1)))).count();
    return new DialCaps.Usage(
        caps.perNumberAndDay() > 0 ? (int) ofNumber : 0,
        caps.perHour() > 0 ? (int) thisHour : 0,
        List.of());
  }

  private static boolean isGrantedSince(Row row, Instant since) {
    return row.grantedAt().filter(granted -> granted.isAfter(since)).isPresent();
  }

  @Override
  public boolean hasRoom(DialLimits limits) {
    var now = clock.instant();
    var waiting =
        rows.values().stream()
            .filter(row -> !answered.contains(row.attempt().id()))
            .filter(row -> row.state() != DialState.REVOKED)
            .filter(row -> row.at().isAfter(now.minus(limits.answerWithin())))
            .count();
    var lately =
        rows.values().stream().filter(row -> row.at().isAfter(now.minusSeconds(1))).count();
    return limits.admit(waiting, lately);
  }

  @Override
  public boolean isOnLine(PhoneNumber phone) {
    return rows.values().stream()
        .anyMatch(row -> LIVE.contains(row.state()) && row.attempt().phone().equals(phone));
  }

  @Override
  public Optional<DialAttempt> revokeOpen(CallId call, String reason) {
    return rows.values().stream()
        .filter(row -> isOf(row, call) && isRevocable(row))
        .map(Row::attempt)
        .findFirst()
        .filter(attempt -> revoke(attempt.id(), reason));
  }

  @Override
  public List<DialAttempt> revokeStale(Duration age, int limit) {
    var before = clock.instant().minus(age);
    return rows.values().stream()
        .filter(row -> isRevocable(row) && !row.at().isAfter(before))
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
        .filter(
            row -> row.session().equals(Optional.of(session)) && row.state() != DialState.REFUSED)
        .map(Row::attempt);
  }

  @Override
  public Optional<ControlAddress> controlOf(SessionId session) {
    return rows.values().stream()
        .filter(row -> row.session().equals(Optional.of(session)))
        .findFirst()
        .flatMap(Row::control);
  }

  @Override
  public void rang(AttemptId attempt) {
    move(attempt, row -> row.state() == DialState.GRANTED, DialState.RINGING, "");
  }

  @Override
  public boolean ended(AttemptId attempt) {
    return move(
        attempt,
        row -> LIVE.contains(row.state()) || row.state() == DialState.UNKNOWN,
        DialState.ENDED,
        "");
  }

  @Override
  public boolean endedBefore(AttemptId attempt, SessionId session) {
    var found = row(attempt).filter(row -> isLapsed(row) || row.state() == DialState.UNKNOWN);
    found.ifPresent(row ->
        put(
            row.of(session, Optional.empty(), row.grantedAt())
                .in(DialState.ENDED, "", clock.instant())));
    return found.isPresent();
  }

  @Override
  public boolean lost(AttemptId attempt, String reason) {
    return move(
        attempt, row -> LIVE.contains(row.state()) || isLapsed(row), DialState.UNKNOWN, reason);
  }

  @Override
  public boolean notRung(AttemptId attempt, String reason) {
    return move(
        attempt,
        row -> row.state() == DialState.GRANTED || row.state() == DialState.UNKNOWN,
        DialState.NOT_RUNG,
        reason);
  }

  @Override
  public Optional<DialLedger.Entry> find(AttemptId attempt) {
    return row(attempt).map(this::entry);
  }

  private Entry entry(Row row) {
    return new Entry(row.attempt(), row.state(), row.session(), row.epoch() < epoch.number());
  }

  @Override
  public List<UnknownAttempt> unknown(int limit, Optional<AttemptId> after) {
    var start = after.flatMap(this::row);
    return in(DialState.UNKNOWN)
        .sorted(OLDEST_FIRST)
        .filter(row -> start.filter(last -> OLDEST_FIRST.compare(row, last) <= 0).isEmpty())
        .limit(limit)
        .map(row ->
            new UnknownAttempt(
                row.attempt(),
                row.session().or(row::accepted),
                row.grantedAt().orElse(row.at()),
                row.since(),
                row.reason()))
        .toList();
  }

  private static final Comparator<Row> OLDEST_FIRST =
      Comparator.comparing(Row::at).thenComparing(row -> row.attempt().id().toString());

  @Override
  public long countUnknown() {
    return in(DialState.UNKNOWN).count();
  }

  @Override
  public List<Due> silent(Duration silence, int limit) {
    var now = clock.instant();
    return rows.values().stream()
        .filter(row -> LIVE.contains(row.state()))
        .filter(row -> !row.grantedAt().orElseThrow().isAfter(now.minus(silence)))
        .filter(row -> row.nextLook().filter(look -> look.isAfter(now)).isEmpty())
        .sorted(Comparator.comparing(row -> row.grantedAt().orElseThrow()))
        .limit(limit)
        .map(row -> due(row, now))
        .toList();
  }

  @Override
  public List<Due> uncounted(int limit) {
    var now = clock.instant();
    return in(DialState.ENDED)
        .filter(row -> row.nextLook().filter(look -> !look.isAfter(now)).isPresent())
        .sorted(Comparator.comparing(row -> row.nextLook().orElseThrow()))
        .limit(limit)
        .map(row -> due(row, now))
        .toList();
  }

  private static Due due(Row row, Instant now) {
    return new Due(
        row.attempt(),
        row.session().orElseThrow(),
        Duration.between(row.grantedAt().orElse(row.at()), now),
        row.looks());
  }

  @Override
  public void again(AttemptId attempt, Duration pause) {
    row(attempt)
        .filter(row -> LIVE.contains(row.state()) || row.state() == DialState.ENDED)
        .ifPresent(
            row -> put(row.lookedAt(Optional.of(clock.instant().plus(pause)), row.looks() + 1)));
  }

  @Override
  public void enough(AttemptId attempt) {
    row(attempt).ifPresent(row -> put(row.lookedAt(Optional.empty(), row.looks() + 1)));
  }

  @Override
  public Epoch current() {
    return epoch;
  }

  @Override
  public boolean isAnother() {
    return another;
  }

  @Override
  public Epoch raise(Optional<Instant> lostFrom) {
    var last = rows.values().stream().map(Row::since).max(Instant::compareTo);
    epoch = new Epoch(epoch.number() + 1, clock.instant(), lostFrom.or(() -> last), 0);
    another = false;
    strangers.clear();
    return epoch;
  }

  @Override
  public List<DialAttempt> openBefore(int limit) {
    return rows.values().stream().filter(this::isLapsed).limit(limit).map(Row::attempt).toList();
  }

  @Override
  public int countOpenBefore() {
    return (int)
        rows.values().stream().filter(row -> isOpen(row) && row.epoch() < epoch.number()).count();
  }

  @Override
  public void settled(int more) {
    epoch = new Epoch(epoch.number(), epoch.since(), epoch.lostFrom(), epoch.settled() + more);
  }

  @Override
  public boolean add(Stranger stranger) {
    var known = strangers.stream().anyMatch(one -> one.session().equals(stranger.session()));
    return !known && strangers.size() < MOST_STRANGERS && strangers.add(stranger);
  }

  @Override
  public List<Stranger> strangers() {
    return strangers.stream().sorted(Comparator.comparing(Stranger::startedAt).reversed()).toList();
  }

  /** The attempt's row; empty when there is none. */
  protected final Optional<Row> row(AttemptId attempt) {
    return Optional.ofNullable(rows.get(attempt));
  }

  /** Moves an attempt from where it may be moved. */
  protected final boolean move(
      AttemptId attempt, Predicate<Row> from, DialState to, String reason) {
    var found = row(attempt).filter(from);
    found.ifPresent(row -> put(row.in(to, reason, clock.instant())));
    return found.isPresent();
  }

  private Stream<Row> in(DialState state) {
    return rows.values().stream().filter(row -> row.state() == state);
  }

  private void put(Row row) {
    rows.put(row.attempt().id(), row);
  }

  /** Whether nobody was granted it, and nobody can have been in a past that was lost. */
  protected final boolean isRevocable(Row row) {
    return UNGRANTED.contains(row.state()) && row.epoch() == epoch.number();
  }

  private boolean isLapsed(Row row) {
    return UNGRANTED.contains(row.state()) && row.epoch() < epoch.number();
  }

  private static boolean isOf(Row row, CallId call) {
    return row.attempt().call().equals(call);
  }

  private static boolean isOpen(Row row) {
    return UNGRANTED.contains(row.state()) || LIVE.contains(row.state());
  }
}
