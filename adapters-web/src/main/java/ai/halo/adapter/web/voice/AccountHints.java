package ai.halo.adapter.web.voice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the truth about the account read again when somebody hints that it changed: in the
 * background, and at most once in {@link #PAUSE}, since anybody who learns the address can hint.
 */
final class AccountHints {
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(AccountHints.class);

  private final Runnable look;
  private final Executor background;
  private final InstantSource clock;
  private final AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);

  AccountHints(Runnable look, Executor background, InstantSource clock) {
    this.look = look;
    this.background = background;
    this.clock = clock;
  }

  /** Something may have changed. */
  void changed() {
    var now = clock.instant();
    var due = next.get();
    if (!now.isBefore(due) && next.compareAndSet(due, now.plus(PAUSE))) {
      background.execute(this::lookAgain);
    }
  }

  private void lookAgain() {
    try {
      look.run();
    } catch (RuntimeException failed) {
      // The regular look comes by itself.
      LOG.warn("A look at the account failed after a hint: {}", failed.getClass().getSimpleName());
    }
  }
}
