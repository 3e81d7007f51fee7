package ai.halo.application.model;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.port.InMemoryDialLedger;
import ai.halo.domain.port.InMemoryUnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be taken away from the protocol. Each of these must ring a phone twice. */
enum Weakness {
  /** Nothing is: the protocol as it is. */
  NONE,
  /** A session dials without asking. */
  NO_PERMIT,
  /** Whether an attempt is free is read in one transaction, and it is given away in another. */
  CHECK_THEN_SET,
  /** Whoever knows the ticket of a granted attempt gets a yes. */
  UNBOUND_GRANT,
  /** The sweep takes back what was granted, too. */
  EXPIRING_GRANT,
  /** A session that the history does not know is taken for one that placed no line. */
  ABSENCE_IS_PROOF;

  Ledger ledger(InMemoryUnitOfWork unitOfWork, InstantSource clock) {
    return new Ledger(this, unitOfWork, clock);
  }

  /**
   * The ledger in memory, weakened, in which every look is due at once: whether time has passed is
   * for the search to say.
   */
  static final class Ledger extends InMemoryDialLedger {
    private final Weakness weakness;
    private Duration age = Duration.ZERO;

    private Ledger(Weakness weakness, InMemoryUnitOfWork unitOfWork, InstantSource clock) {
      super(unitOfWork, clock);
      this.weakness = weakness;
    }

    /** From now on what is silent has been so for this long. */
    void silentFor(Duration time) {
      age = time;
    }

    @Override
    public List<Due> silent(Duration silence, int limit) {
      var due = new ArrayList<Due>();
      for (var entry : entries()) {
        if (entry.state() == DialState.GRANTED || entry.state() == DialState.RINGING) {
          due.add(new Due(entry.attempt(), entry.session().orElseThrow(), age, 0));
        }
      }
      return due;
    }

    /** The first half of check-then-set. */
    boolean seemsFree(AttemptId attempt, SessionId session) {
      return row(attempt).filter(row -> isGrantable(row, session, Duration.ofDays(1))).isPresent();
    }

    @Override
    public Optional<Grant> grant(
        AttemptId attempt,
        String ticketHash,
        SessionId session,
        Optional<ControlAddress> control,
        Duration freshness) {
      return switch (weakness) {
        case CHECK_THEN_SET -> set(attempt, session, control);
        case UNBOUND_GRANT ->
            super.grant(attempt, ticketHash, session, control, freshness)
                .or(() ->
                    row(attempt)
                        .filter(row -> row.state() == DialState.GRANTED)
                        .map(row -> new Grant(row.attempt(), false)));
        case NONE, NO_PERMIT, EXPIRING_GRANT, ABSENCE_IS_PROOF ->
            super.grant(attempt, ticketHash, session, control, freshness);
      };
    }

    /** The second half: what was checked is believed. */
    private Optional<Grant> set(
        AttemptId attempt, SessionId session, Optional<ControlAddress> control) {
      var row = row(attempt).orElseThrow();
      var first = isRevocable(row);
      give(row, session, control);
      return Optional.of(new Grant(row.attempt(), first));
    }

    @Override
    public List<DialAttempt> revokeStale(Duration age, int limit) {
      var stale = new ArrayList<>(super.revokeStale(age, limit));
      if (weakness == EXPIRING_GRANT) {
        for (var entry : entries()) {
          var expired =
              move(
                  entry.attempt().id(),
                  row -> row.state() == DialState.GRANTED,
                  DialState.REVOKED,
                  "expired");
          if (expired) {
            stale.add(entry.attempt());
          }
        }
      }
      return stale;
    }
  }
}
