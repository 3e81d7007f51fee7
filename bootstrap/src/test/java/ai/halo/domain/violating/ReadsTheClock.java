package ai.halo.domain.violating;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

public interface ReadsTheClock {
  final class Instants implements ReadsTheClock {
    public Instant time() {
      return Instant.now();
    }
  }

  final class Dates implements ReadsTheClock {
    public LocalDate date() {
      return LocalDate.now(ZoneOffset.UTC);
    }
  }

  final class Millis implements ReadsTheClock {
    public long millis() {
      return System.currentTimeMillis();
    }
  }

  final class Clocks implements ReadsTheClock {
    public Clock clock() {
      return Clock.systemUTC();
    }
  }
}
