import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Does a phone ring twice, or a call get lost, when everything fails that can? Two nodes of HALO and
 * a loopback Voximplant that runs the real scenario are put through it, and the provider's own book
 * tells.
 *
 * <p>{@code ./halo faults dial} builds what is missing and runs this. It prints a table, and ends
 * with 0 when every goal is reached, else with 1.
 */
public final class DialFaults {
  private static final int WRONG_USAGE = 64;

  private DialFaults() {}

  /** Takes {@link Options}. */
  public static void main(String[] args) throws Exception {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println("halo: " + wrong.getMessage() + ".");
      System.err.print(Options.USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    System.exit(run(options) ? 0 : 1);
  }

  private static boolean run(Options options) throws Exception {
    var project = Path.of("").toAbsolutePath();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    System.out.printf("seed %d; repeat with --seed %d%n", options.seed(), options.seed());
    watch(options);
    var figures = new Figures();
    try {
      if (options.withPermit()) {
        new Permits(options).run(project, figures);
      }
      new Storm(options).run(project, figures);
    } finally {
      figures.print();
    }
    System.out.println();
    System.out.println(
        figures.allReached() ? "Every goal is reached." : "A goal is missed; the table says which.");
    return figures.allReached();
  }

  /** What does not end by itself is ended; whatever it started is ended with it. */
  private static void watch(Options options) {
    Thread.ofPlatform().daemon().start(() -> {
      try {
        TimeUnit.SECONDS.sleep(options.longest().toSeconds());
      } catch (InterruptedException ended) {
        return;
      }
      System.out.printf("halo: the experiment took longer than %d minutes.%n", options.longest().toMinutes());
      System.exit(1);
    });
  }
}
