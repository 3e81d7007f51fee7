package ai.halo.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves when it is told to. */
public final class TestClock implements InstantSource {
  private Instant now;

  public TestClock(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Lets time pass. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
