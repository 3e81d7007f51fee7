package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.domain.port.PasswordHasher;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id on a few threads of its own: a flood of sign-ins slows sign-ins
 * and nothing else.
 *
 * <p>When too many wait, it fails with 503 and says when to come back.
 */
final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int LANES = 1;
  private static final Duration COME_BACK = Duration.ofSeconds(3);

  private final Argon2PasswordEncoder encoder;
  private final ThreadPoolExecutor workers;
  private final Duration patience;

  Argon2PasswordHasher(PasswordSettings settings) {
    var kibibytes = Math.toIntExact(settings.memory().toKilobytes());
    this.encoder = new Argon2PasswordEncoder(SALT, HASH, LANES, kibibytes, settings.passes());
    this.patience = settings.patience();
    this.workers =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queue()),
            Thread.ofPlatform().name("password-", 0).daemon().factory());
    workers.allowCoreThreadTimeOut(true);
  }

  @Override
  public String hash(String password) {
    return inTurn(() -> {
      var hash = encoder.encode(password);
      if (hash == null) {
        throw new IllegalStateException("no hash for a password");
      }
      return hash;
    });
  }

  @Override
  public boolean matches(String password, String hash) {
    return inTurn(() -> encoder.matches(password, hash));
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private <T> T inTurn(Callable<T> work) {
    try {
      var result = workers.submit(work);
      try {
        return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException tooLong) {
        result.cancel(true);
        throw busy();
      }
    } catch (RejectedExecutionException full) {
      throw busy();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("hashing failed", failed.getCause());
    }
  }

  private static ProblemException busy() {
    return ProblemException.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "auth.busy",
        "Too many are signing in; try again in a moment.",
        COME_BACK);
  }
}
