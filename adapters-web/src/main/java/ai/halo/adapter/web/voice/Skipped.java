package ai.halo.adapter.web.voice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts events that could not be read: the scenario and this version do not understand another.
 */
final class Skipped {
  static final String NAME = "halo.voice.events.skipped";

  private final Counter counter;

  Skipped(MeterRegistry meters) {
    this.counter =
        Counter.builder(NAME)
            .description("events of sessions that could not be read, and are lost")
            .register(meters);
  }

  void count(int events) {
    counter.increment(events);
  }
}
