package ai.halo.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.web.http.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class Argon2PasswordHasherTest {
  @Test
  void hashesWithArgon2idAndASaltOfItsOwn() {
    try (var hasher = hasher(DataSize.ofMegabytes(19), 2, 10)) {
      var one = hasher.hash("correct horse");
      var other = hasher.hash("correct horse");

      assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
      assertThat(hasher.matches("correct horse", one)).isTrue();
      assertThat(hasher.matches("correct horse", other)).isTrue();
      assertThat(hasher.matches("Correct horse", one)).isFalse();
      assertThat(hasher.matches("", one)).isFalse();
    }
  }

  @Test
  void takesHashesThatWereMadeWithOtherNumbers() {
    try (var before = hasher(DataSize.ofKilobytes(64), 1, 10);
        var after = hasher(DataSize.ofKilobytes(128), 2, 10)) {
      assertThat(after.matches("correct horse", before.hash("correct horse"))).isTrue();
    }
  }

  @Test
  void noHashIsMatchedByNothing() {
    try (var hasher = hasher(DataSize.ofKilobytes(64), 1, 10)) {
      assertThat(hasher.matches("x", "")).isFalse();
      assertThat(hasher.matches("x", "$argon2id$nonsense")).isFalse();
    }
  }

  @Test
  void tellsAFloodToComeBackInsteadOfTakingAllOfIt() throws InterruptedException {
    try (var hasher = hasher(DataSize.ofMegabytes(19), 2, 2)) {
      var busy = new AtomicInteger();
      var hashed = new AtomicInteger();
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < 40; i++) {
        threads.add(
            Thread.startVirtualThread(() -> {
              try {
                hasher.hash("password");
                hashed.incrementAndGet();
              } catch (ProblemException refused) {
                assertThat(refused.problem().code()).isEqualTo("auth.busy");
                assertThat(refused.problem().status()).isEqualTo(503);
                assertThat(refused.retryAfter()).isPresent();
                busy.incrementAndGet();
              }
            }));
      }
      for (var thread : threads) {
        thread.join();
      }

      assertThat(hashed.get()).isBetween(3, 39);
      assertThat(busy.get() + hashed.get()).isEqualTo(40);
    }
  }

  private static Argon2PasswordHasher hasher(DataSize memory, int passes, int queue) {
    return new Argon2PasswordHasher(
        new PasswordSettings(memory, passes, 1, queue, Duration.ofSeconds(10)));
  }
}
