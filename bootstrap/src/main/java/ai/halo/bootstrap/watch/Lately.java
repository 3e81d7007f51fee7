package ai.halo.bootstrap.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that costs a query, looked up when somebody asks and at most every few seconds.
 *
 * <p>Whoever asks waits for it a second at most, so that a database that hangs does not take the
 * other meters with it; what is older than half a minute is not told.
 */
final class Lately<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Lately.class);
  private static final long FRESH = Duration.ofSeconds(5).toNanos();
  private static final long STALE = Duration.ofSeconds(30).toNanos();
  private static final long PATIENCE_MILLIS = 1_000;

  private final Supplier<T> look;
  private final LongSupplier nanos;
  private @Nullable Seen<T> seen;
  private @Nullable CompletableFuture<Void> looking;

  private record Seen<T>(T value, long at) {}

  Lately(Supplier<T> look) {
    this(look, System::nanoTime);
  }

  Lately(Supplier<T> look, LongSupplier nanos) {
    this.look = look;
    this.nanos = nanos;
  }

  /** As it was lately; empty where nobody could tell. */
  Optional<T> get() {
    var underway = refresh();
    if (underway != null) {
      await(underway);
    }
    synchronized (this) {
      return Optional.ofNullable(seen)
          .filter(known -> nanos.getAsLong() - known.at() < STALE)
          .map(Seen::value);
    }
  }

  private synchronized @Nullable CompletableFuture<Void> refresh() {
    if (looking != null) {
      return looking;
    }
    if (seen != null && nanos.getAsLong() - seen.at() < FRESH) {
      return null;
    }
    var started = new CompletableFuture<Void>();
    looking = started;
    Thread.ofVirtual().name("watch").start(() -> look(started));
    return started;
  }

  private void look(CompletableFuture<Void> done) {
    try {
      var value = look.get();
      keep(new Seen<>(value, nanos.getAsLong()));
    } catch (RuntimeException away) {
      LOG.warn("What all nodes share could not be looked at: {}", away.getClass().getName());
      keep(null);
    } finally {
      done.complete(null);
    }
  }

  private synchronized void keep(@Nullable Seen<T> found) {
    looking = null;
    if (found != null) {
      seen = found;
    }
  }

  private static void await(CompletableFuture<Void> looking) {
    try {
      looking.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException notNow) {
      LOG.debug("What all nodes share is not known yet");
    }
  }
}
