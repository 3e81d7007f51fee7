package ai.halo.adapter.web.dial;

import ai.halo.application.usecase.CheckTelephony;
import ai.halo.domain.account.User;
import ai.halo.domain.dial.ConnectionReport;
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

  private final CheckTelephony telephony;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private Optional<Checked> last = Optional.empty();

  ConnectionCheck(CheckTelephony telephony, InstantSource clock) {
    this.telephony = telephony;
    this.clock = clock;
  }

  /** What was found when. */
  record Checked(ConnectionReport report, Instant at) {}

  /**
   * A fresh report.
   *
   * @param by who asks, and stands in the audit log where that takes a look
   */
  Checked check(User by) {
    looking.lock();
    try {
      var fresh = last.filter(found -> clock.instant().isBefore(found.at().plus(FRESH)));
      var found = fresh.orElseGet(() -> new Checked(telephony.check(by), clock.instant()));
      last = Optional.of(found);
      return found;
    } finally {
      looking.unlock();
    }
  }
}
