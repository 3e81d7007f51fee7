package ai.halo.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.port.TestClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final SignInThrottle throttle =
      new SignInThrottle(clock, () -> Duration.ofMillis(clock.millis()).toNanos());

  @Test
  void letsAFewGuessesThroughAndThenOneAfterEachPause() {
    guess("admin", "10.0.0.1", 10);

    assertThat(waitFor("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    throttle.spend("admin", "10.0.0.1", Optional.empty());
    assertThat(waitFor("admin", "10.0.0.1")).isPositive();
  }

  @Test
  void forgetsNobodysGuessesByTheCaseOfAName() {
    guess("Admin", "10.0.0.1", 10);

    assertThat(waitFor(" aDMIN ", "10.0.0.1")).isPositive();
    assertThat(waitFor("other", "10.0.0.1")).isZero();
  }

  @Test
  void doesNotCountWhoKnowsThePassword() {
    for (var i = 0; i < 1_000; i++) {
      throttle.spend("admin", "10.0.0.1", Optional.empty()).succeeded();
    }

    assertThat(waitFor("admin", "10.0.0.1")).isZero();
  }

  @Test
  void doesNotCountWhatWasNeverLookedAt() {
    for (var i = 0; i < 1_000; i++) {
      throttle.spend("admin", "10.0.0.1", Optional.empty()).wasNoGuess();
    }

    assertThat(waitFor("admin", "10.0.0.1")).isZero();
  }

  @Test
  void strangersCannotLockOutWhoHasSignedInFromTheirAddressBefore() {
    throttle.spend("admin", "10.0.0.1", Optional.empty()).succeeded();
    for (var host = 1; host <= 50; host++) {
      throttle.spend("admin", "10.1.0." + host, Optional.empty());
    }

    assertThat(waitFor("admin", "10.2.0.1")).isPositive();
    assertThat(waitFor("admin", "10.0.0.1")).isZero();
    assertThat(waitFor("other", "10.2.0.1")).isZero();
  }

  @Test
  void neitherStrangersNorNeighboursLockOutWhoComesFromAKnownDevice() {
    for (var host = 1; host <= 50; host++) {
      throttle.spend("admin", "10.1.0." + host, Optional.empty());
    }
    for (var i = 0; i < 50; i++) {
      throttle.spend("user" + i, "10.0.0.1", Optional.empty());
    }
    assertThat(waitFor("admin", "10.0.0.1")).isPositive();

    var known = throttle.spend("admin", "10.0.0.1", Optional.of("laptop"));

    assertThat(known.isOfAcquaintance()).isTrue();
    known.succeeded();
    assertThat(waitFor("admin", "10.0.0.1")).isPositive();
  }

  @Test
  void aKnownDeviceDoesNotGuessForEverEither() {
    for (var i = 0; i < 10; i++) {
      throttle.spend("admin", "10.0.0." + i, Optional.of("laptop"));
    }

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> throttle.spend("admin", "10.0.1.1", Optional.of("laptop")));
  }

  @Test
  void anAddressThatTriesManyNamesIsSlowedToo() {
    for (var i = 0; i < 50; i++) {
      throttle.spend("user" + i, "10.0.0.1", Optional.empty());
    }

    assertThat(waitFor("somebody", "10.0.0.1")).isPositive();
    assertThat(waitFor("somebody", "10.0.0.2")).isZero();
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() {
    for (var i = 1; i <= 50; i++) {
      throttle.spend("user" + i, "2001:db8:1:2::" + i, Optional.empty());
    }

    assertThat(waitFor("somebody", "2001:db8:1:2:ffff::1")).isPositive();
    assertThat(waitFor("somebody", "2001:db8:1:3::1")).isZero();
  }

  @Test
  void manyAtOnceDoNotSlipThrough() throws InterruptedException {
    var admitted = new java.util.concurrent.atomic.AtomicInteger();
    var threads = new java.util.ArrayList<Thread>();
    for (var i = 0; i < 200; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            if (waitFor("admin", "10.0.0.1").isZero()) {
              admitted.incrementAndGet();
            }
          }));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(admitted).hasValue(10);
  }

  private void guess(String name, String address, int times) {
    for (var i = 0; i < times; i++) {
      throttle.spend(name, address, Optional.empty());
    }
  }

  private Duration waitFor(String name, String address) {
    try {
      throttle.spend(name, address, Optional.empty());
      return Duration.ZERO;
    } catch (ProblemException refused) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> {
            throw refused;
          });
      return refused.retryAfter().orElseThrow();
    }
  }
}
