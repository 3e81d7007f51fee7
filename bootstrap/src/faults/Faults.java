import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * What becomes of calls when nodes are killed or stopped, the database goes away, answers are lost,
 * too many come at once, clients vanish, a disk is full or a clock is wrong: one part each, over the
 * product as it is shipped.
 *
 * <p>{@code ./halo faults} builds what is missing and runs all of them. Each prints a table, and ends
 * with 0 when every goal is reached, else with 1.
 */
public final class Faults {
  private static final int WRONG_USAGE = 64;

  /** One part of the suite. */
  interface Part {
    void run(Options options, Path project, Figures figures) throws Exception;
  }

  static final Map<String, Part> PARTS =
      new TreeMap<>(
          Map.of(
              "nodes", new KilledNodes(),
              "database", new LostDatabase(),
              "answers", new LostAnswers(),
              "stopped", new StoppedNode(),
              "overload", new Overload(),
              "clients", new ManyClients(),
              "disk", new FullDisk(),
              "clock", new WrongClock(),
              "cursors", new ForgedCursors(),
              "upgrade", new Upgrade()));

  private Faults() {}

  /** Takes the name of a part, and its {@link Options}. */
  public static void main(String[] args) throws Exception {
    Options options;
    var part = args.length == 0 ? null : PARTS.get(args[0]);
    try {
      if (part == null) {
        throw new IllegalArgumentException("there is no part " + (args.length == 0 ? "" : args[0]));
      }
      options = Options.parse(Arrays.copyOfRange(args, 1, args.length));
    } catch (IllegalArgumentException wrong) {
      System.err.println("halo: " + wrong.getMessage() + ".");
      System.err.print(Options.USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    System.out.printf("%n%s: seed %d%n", args[0], options.seed());
    watch(args[0].equals("clients") ? options.soak().plusMinutes(10) : options.longest());
    var figures = new Figures();
    try {
      part.run(options, Path.of("").toAbsolutePath(), figures);
    } catch (Exception broken) {
      figures.judge("the experiment itself", broken.toString(), "ends", false);
    } finally {
      figures.print();
    }
    System.exit(figures.allReached() ? 0 : 1);
  }

  /** What does not end by itself is ended; whatever it started is ended with it. */
  private static void watch(Duration longest) {
    Thread.ofPlatform().daemon().start(() -> {
      try {
        TimeUnit.SECONDS.sleep(longest.toSeconds());
      } catch (InterruptedException ended) {
        return;
      }
      System.out.printf("halo: the experiment took longer than %d minutes.%n", longest.toMinutes());
      System.exit(1);
    });
  }
}
