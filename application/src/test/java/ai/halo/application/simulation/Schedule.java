package ai.halo.application.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Random;

/** Simulated time, and all that is going to happen in it, in one order that the seed decides. */
final class Schedule {
  private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");
  private static final long PRIME = 1_099_511_628_211L;

  final Random random;
  Fiber current;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long micros;
  private long count;
  private long digest;

  Schedule(long seed) {
    random = new Random(seed);
  }

  private record Event(long at, long no, Runnable happen) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(no, other.no) : Long.compare(at, other.at);
    }
  }

  /** The database's time. */
  Instant now() {
    return BEGIN.plusNanos(micros * 1000);
  }

  Duration passed() {
    return Duration.ofNanos(micros * 1000);
  }

  /** Has something happen after a while. */
  void after(Duration pause, Runnable happen) {
    events.add(new Event(micros + pause.toNanos() / 1000, count++, happen));
  }

  /** Has something happen after a while of chance. */
  void within(Duration least, Duration most, Runnable happen) {
    after(between(least, most), happen);
  }

  Duration between(Duration least, Duration most) {
    return least.plusNanos((long) (random.nextDouble() * most.minus(least).toNanos()));
  }

  /** Lets the next thing happen; false where there is nothing. */
  boolean next() {
    var event = events.poll();
    if (event == null) {
      return false;
    }
    micros = event.at();
    digest = (digest ^ event.no()) * PRIME ^ micros;
    event.happen().run();
    return true;
  }

  /** How many things happened or are going to. */
  long count() {
    return count;
  }

  /** One number for everything that happened: the same for the same. */
  long digest() {
    return digest;
  }

  boolean chance(double share) {
    return share > 0 && random.nextDouble() < share;
  }
}
