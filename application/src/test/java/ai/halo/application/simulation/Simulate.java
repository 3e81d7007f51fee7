package ai.halo.application.simulation;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code ./halo faults simulate}: runs many seeds, or one of them line by line. Ends with 0 where
 * nothing went wrong that must not.
 */
public final class Simulate {
  private static final int WRONG_USAGE = 64;
  private static final int SHOWN = 60;
  private static final int BATCH = 500;

  private static final String USAGE =
      """
      Usage: ./halo faults simulate [options]

        --seeds N          how many runs, 10000 unless told otherwise
        --from N           the first seed, 1 unless told otherwise
        --seed N           this one alone, with all that happens in it
        --weakness NAME    with a part of the protocol taken away, such as no_version_guard: it must fail
      """;

  private Simulate() {}

  /** Takes what {@code USAGE} says. */
  public static void main(String[] arguments) {
    var seeds = 10_000;
    var from = 1L;
    var alone = Optional.<Long>empty();
    var weakness = Weakness.NONE;
    try {
      for (var i = 0; i < arguments.length; i += 2) {
        var value = arguments[i + 1];
        switch (arguments[i]) {
          case "--seeds" -> seeds = Integer.parseInt(value);
          case "--from" -> from = Long.parseLong(value);
          case "--seed" -> alone = Optional.of(Long.parseLong(value));
          case "--weakness" -> weakness = Weakness.valueOf(value.toUpperCase(Locale.ROOT));
          default -> throw new IllegalArgumentException(arguments[i]);
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
      System.err.println("halo: cannot make sense of " + String.join(" ", arguments));
      System.err.print(USAGE);
      System.exit(WRONG_USAGE);
    }
    var alright = alone.isPresent() ? replay(alone.get(), weakness) : many(from, seeds, weakness);
    System.exit(alright ? 0 : 1);
  }

  private static boolean replay(long seed, Weakness weakness) {
    var outcome =
        new Simulation(seed, weakness, Optional.<Consumer<String>>of(System.out::println)).run();
    System.out.println(outcome);
    return outcome.violation().isEmpty();
  }

  private static boolean many(long from, int seeds, Weakness weakness) {
    var began = System.nanoTime();
    var outcomes = new ArrayList<Simulation.Outcome>();
    for (var done = 0; done < seeds; done += BATCH) {
      outcomes.addAll(Runs.all(from + done, Math.min(BATCH, seeds - done), weakness));
    }
    System.out.println(Runs.summary(outcomes));
    System.out.printf("%.1f s%n", (System.nanoTime() - began) / 1e9);
    var failed = outcomes.stream().filter(outcome -> outcome.violation().isPresent()).toList();
    failed.forEach(
        one -> System.out.printf("seed %d: %s%n", one.seed(), one.violation().orElseThrow()));
    failed.stream()
        .findFirst()
        .ifPresent(one -> {
          var lines = new ArrayList<String>();
          new Simulation(one.seed(), weakness, Optional.of(lines::add)).run();
          System.out.printf(
              "%nthe end of seed %d; all of it: ./halo faults simulate --seed %<d%n", one.seed());
          lines
              .subList(Math.max(0, lines.size() - SHOWN), lines.size())
              .forEach(System.out::println);
        });
    return failed.isEmpty();
  }
}
