package ai.halo.application.simulation;

import ai.halo.application.simulation.Simulation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Many runs, as many at once as there are processors. */
final class Runs {
  private Runs() {}

  /** The seeds from one on, so many of them. */
  static List<Outcome> all(long first, int count, Weakness weakness) {
    var next = new AtomicLong(first);
    var outcomes = new ConcurrentSkipListMap<Long, Outcome>();
    var threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      for (var seed = next.getAndIncrement();
                          seed < first + count;
                          seed = next.getAndIncrement()) {
                        outcomes.put(seed, new Simulation(seed, weakness, Optional.empty()).run());
                      }
                    }))
            .toList();
    for (var thread : threads) {
      join(thread);
    }
    if (outcomes.size() < count) {
      throw new IllegalStateException("a run broke");
    }
    return List.copyOf(outcomes.values());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  /** What they did, in one line. */
  static String summary(List<Outcome> outcomes) {
    return "%,d runs: %,d calls, %,d rings, %,d messages, %,d leads; %,d nodes killed or stopped, %,d pieces of work taken over, %,d late writes refused; %,d violations"
        .formatted(
            outcomes.size(),
            sum(outcomes, Outcome::calls),
            sum(outcomes, Outcome::rings),
            sum(outcomes, Outcome::messages),
            sum(outcomes, Outcome::leads),
            sum(outcomes, Outcome::crashes),
            sum(outcomes, Outcome::takenOver),
            sum(outcomes, Outcome::refusedWrites),
            outcomes.stream().filter(outcome -> outcome.violation().isPresent()).count());
  }

  private static long sum(List<Outcome> outcomes, ToLongFunction<Outcome> of) {
    return outcomes.stream().mapToLong(of).sum();
  }
}
