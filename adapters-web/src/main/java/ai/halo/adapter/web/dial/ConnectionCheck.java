package ai.halo.adapter.web.dial;

import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.port.TelephonyAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks at the connection to the provider, one look at a time: who asks during one, or shortly
 * after, gets what it found.
 */
final class ConnectionCheck {
  static final Duration FRESH = Duration.ofSeconds(10);

  private final TelephonyAccount account;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private Optional<Checked> last = Optional.empty();

  ConnectionCheck(TelephonyAccount account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  /** What was found when. */
  record Checked(ConnectionReport report, Instant at) {}

  /** A fresh report. */
  Checked check() {
    looking.lock();
    try {
      var fresh = last.filter(found -> clock.instant().isBefore(found.at().plus(FRESH)));
      var found = fresh.orElseGet(() -> new Checked(account.check(), clock.instant()));
      last = Optional.of(found);
      return found;
    } finally {
      looking.unlock();
    }
  }
}
