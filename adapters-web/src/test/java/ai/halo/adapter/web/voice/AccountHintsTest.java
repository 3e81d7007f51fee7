package ai.halo.adapter.web.voice;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.port.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AccountHintsTest {
  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final Queue<Runnable> background = new ArrayDeque<>();
  private int looks;

  @Test
  void leadToOneLookInTheBackgroundHoweverManyComeAtOnce() {
    var hints = new AccountHints(() -> looks++, background::add, clock);

    hints.changed();
    hints.changed();
    assertThat(looks).isZero();
    work();
    hints.changed();
    work();

    assertThat(looks).isEqualTo(1);
  }

  @Test
  void leadToAnotherLookAfterAWhile() {
    var hints = new AccountHints(() -> looks++, background::add, clock);

    hints.changed();
    clock.advance(Duration.ofSeconds(10));
    hints.changed();
    work();

    assertThat(looks).isEqualTo(2);
  }

  @Test
  void areNotStoppedByALookThatFails() {
    var hints =
        new AccountHints(
            () -> {
              looks++;
              throw new IllegalStateException("the account is not there");
            },
            background::add,
            clock);

    hints.changed();
    work();
    clock.advance(Duration.ofSeconds(10));
    hints.changed();
    work();

    assertThat(looks).isEqualTo(2);
  }

  private void work() {
    for (var task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }
}
