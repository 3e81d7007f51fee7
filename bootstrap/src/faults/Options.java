import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the experiment is run.
 *
 * @param launch what starts a node, without its settings: a JVM, its flags, and HALO
 * @param work an empty folder of the experiment's own
 * @param calls how many calls are placed; everything else that is counted goes with it
 * @param kills how often a node is killed
 * @param crashes how often PostgreSQL is killed
 * @param attempts how many attempts are asked for by many sessions at once
 * @param asked how many permits are asked for, one by one, for their speed
 * @param withPermit whether sessions heed what HALO says
 * @param seed of all chance
 * @param longest after which the experiment is over, and failed
 * @param soak how long clients come and go
 * @param previous HALO as it was one version before; blank where nobody named it
 */
record Options(
    List<String> launch,
    Path work,
    int calls,
    int kills,
    int crashes,
    int attempts,
    int asked,
    boolean withPermit,
    long seed,
    Duration longest,
    Duration soak,
    Path previous) {

  private static final int SMALL = 500;

  /** Whether it is to be over soon, which costs it goals that take many calls or an idle machine. */
  boolean isSmall() {
    return calls < SMALL;
  }

  /** The same, with another HALO on the nodes. */
  Options startedBy(List<String> other) {
    return new Options(
        other, work, calls, kills, crashes, attempts, asked, withPermit, seed, longest, soak, previous);
  }

  static final String USAGE =
      """
      Usage: ./halo faults dial|nodes|database|answers|stopped|overload|clients|disk|clock|cursors|upgrade [options]

        --calls N          how many calls, 2000 unless told otherwise; kills, crashes and permits go with it
        --seed N           repeats the chance of another run; printed by each
        --kills N          how often a node is killed
        --crashes N        how often PostgreSQL is killed
        --minutes N        the experiment fails if it takes longer, 12 unless told otherwise;
                           clients: for how long they come and go, 2 unless told otherwise
        --previous JAR     upgrade: the version that is replaced; the one before the newest migration unless told otherwise
        --without-permit   dial: sessions dial whatever HALO says: phones ring twice, and the command fails
      """;

  /** Reads what the launcher and the user said; an {@link IllegalArgumentException} says what is wrong. */
  static Options parse(String[] args) {
    var calls = 2000;
    var kills = -1;
    var crashes = -1;
    var minutes = 12;
    var soak = 2;
    var withPermit = true;
    var seed = System.nanoTime() & 0xFFFF_FFFFL;
    var previous = Path.of("");
    var launch = List.<String>of();
    var work = Path.of("target/faults");
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--without-permit" -> withPermit = false;
        case "--calls" -> calls = number(args, ++i, 20);
        case "--kills" -> kills = number(args, ++i, 0);
        case "--crashes" -> crashes = number(args, ++i, 0);
        case "--minutes" -> {
          minutes = number(args, ++i, 1);
          soak = minutes;
        }
        case "--seed" -> seed = number(args, ++i, 0);
        case "--previous" -> previous = Path.of(value(args, ++i)).toAbsolutePath();
        case "--work" -> work = Path.of(value(args, ++i));
        case "--launch" -> launch = List.of(value(args, ++i).split("\n"));
        default -> throw new IllegalArgumentException("there is no option " + args[i]);
      }
    }
    return new Options(
        launch,
        work.toAbsolutePath(),
        calls,
        kills >= 0 ? kills : Math.max(2, calls / 100),
        crashes >= 0 ? crashes : Math.max(1, Math.round(calls * 3 / 2000f)),
        Math.min(1000, calls / 2),
        Math.min(2000, calls),
        withPermit,
        seed,
        Duration.ofMinutes(minutes),
        Duration.ofMinutes(soak),
        previous);
  }

  private static int number(String[] args, int at, int least) {
    try {
      var number = Integer.parseInt(value(args, at));
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw new IllegalArgumentException(args[at - 1] + " wants a number, " + least + " or more");
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException(args[at - 1] + " wants a value");
    }
    return args[at];
  }
}
