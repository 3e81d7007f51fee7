package ai.halo.application.dial;

import ai.halo.domain.cost.Money;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.TelephonyAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What may still be spent, as it was last seen: many may look at it and the provider is asked
 * seldom, by one of them at a time.
 */
public final class FundsLately implements Supplier<Optional<Money>> {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final TelephonyAccount account;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Seen seen = new Seen(Optional.empty(), Instant.EPOCH);

  /** On this account. */
  public FundsLately(TelephonyAccount account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  private record Seen(Optional<Money> funds, Instant at) {}

  /** The funds; empty where the provider would not say when it was last asked. */
  @Override
  public Optional<Money> get() {
    if (clock.instant().isAfter(seen.at().plus(FRESH)) && asking.tryLock()) {
      try {
        seen = new Seen(ask(), clock.instant());
      } finally {
        asking.unlock();
      }
    }
    return seen.funds();
  }

  private Optional<Money> ask() {
    try {
      return Optional.of(account.funds());
    } catch (PortFailure unknown) {
      return Optional.empty();
    }
  }
}
