import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * How the attack is run.
 *
 * @param launch what starts a node, without its settings; empty where {@code url} is given
 * @param work a folder of the attack's own, for the node's data and log
 * @param url of a server that runs already; empty to start HALO for it
 * @param requests how many the fuzz run sends, from 1
 * @param only the one request of the fuzz run that is sent again; empty for all
 * @param atOnce how many are under way at once, from 1
 * @param seed of all chance
 * @param isQuick whether nothing is waited for that takes the server's own time-outs
 */
record Options(
    List<String> launch,
    Path work,
    String url,
    String user,
    String password,
    int requests,
    OptionalInt only,
    int atOnce,
    long seed,
    boolean isQuick) {

  static final String USAGE =
      """
      Usage: ./halo attack [options]

        --requests N         how many requests the fuzz run sends, 12000 unless told otherwise
        --seed N             repeats the chance of another run; printed by each
        --only N             sends only request N of that run and prints the answer
        --at-once N          how many are under way at once, 4 unless told otherwise
        --quick              leaves out what waits for the server to hang up on slow clients
        --url http://…       attacks a server that runs already: one without real telephony, since calls are placed,
                             dialling is stopped and users are added there
        --user, --password   of an administrator there; admin and admin
      """;

  /** Reads what the launcher and the user said; an {@link IllegalArgumentException} says what is wrong. */
  static Options parse(String[] args) {
    var launch = List.<String>of();
    var work = Path.of("target/attack");
    var url = "";
    var user = "admin";
    var password = "admin";
    var requests = 12_000;
    var only = OptionalInt.empty();
    var atOnce = 4;
    var seed = System.nanoTime() & 0x7FFF_FFFFL;
    var isQuick = false;
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--launch" -> launch = List.of(value(args, ++i).split("\n"));
        case "--work" -> work = Path.of(value(args, ++i));
        case "--url" -> url = value(args, ++i).replaceAll("/+$", "");
        case "--user" -> user = value(args, ++i);
        case "--password" -> password = value(args, ++i);
        case "--requests" -> requests = number(args, ++i, 1);
        case "--only" -> only = OptionalInt.of(number(args, ++i, 0));
        case "--at-once" -> atOnce = number(args, ++i, 1);
        case "--seed" -> seed = number(args, ++i, 0);
        case "--quick" -> isQuick = true;
        default -> throw new IllegalArgumentException("there is no option " + args[i]);
      }
    }
    if (!url.isEmpty() && !url.startsWith("http://")) {
      throw new IllegalArgumentException("--url wants an address that begins with http://");
    }
    return new Options(
        launch, work.toAbsolutePath(), url, user, password, requests, only, atOnce, seed, isQuick);
  }

  private static int number(String[] args, int at, int least) {
    try {
      var number = Long.parseLong(value(args, at));
      if (number >= least && number <= Integer.MAX_VALUE) {
        return (int) number;
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
