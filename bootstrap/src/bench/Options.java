import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is measured, and where.
 *
 * @param url of a server that runs already; empty to start HALO for it
 * @param calls there are, where HALO is started; from 1
 * @param browsers watch at once; none leaves pushed events out
 * @param placed calls are placed for the accept rate and the pipeline; none leaves both out
 * @param atOnce clients ask at once where requests a second are measured
 */
record Options(
    Optional<String> url,
    String user,
    String password,
    int calls,
    int browsers,
    int placed,
    int atOnce,
    Path jar,
    Path data,
    List<String> asRun) {
  static final String USAGE =
      """
      Usage: ./halo bench [options]
        --calls 100000       how many calls there are; 1000000 takes some minutes to prepare
        --browsers 1000      how many watch; 0 leaves pushed events out
        --placed 400         how many calls are placed for the accept rate and the pipeline; 0 leaves them out
        --at-once 16         how many clients ask at once where requests a second are measured
        --url http://…       measures a server that runs already, less its start and memory, over the calls it has;
                             calls are placed there, so better one that plays its telephony
        --user, --password   of that server; admin and admin
      """;

  static Options parse(String[] args) {
    var url = Optional.<String>empty();
    var user = "admin";
    var password = "admin";
    var calls = 100_000;
    var browsers = 1_000;
    var placed = 400;
    var atOnce = 16;
    var plain = new ArrayList<String>();
    var i = 0;
    while (i < args.length && !args[i].equals("--")) {
      if (i + 1 == args.length || args[i + 1].equals("--")) {
        throw new IllegalArgumentException("what is " + args[i] + "?");
      }
      var value = args[i + 1];
      switch (args[i]) {
        case "--url" -> url = Optional.of(value.replaceAll("/+$", ""));
        case "--user" -> user = value;
        case "--password" -> password = value;
        case "--calls" -> calls = number(value, 1);
        case "--browsers" -> browsers = number(value, 0);
        case "--placed" -> placed = number(value, 0);
        case "--at-once" -> atOnce = number(value, 1);
        default -> throw new IllegalArgumentException("what is " + args[i] + "?");
      }
      i += 2;
    }
    plain.addAll(List.of(args).subList(i + 1, args.length));
    return new Options(
        url, user, password, calls, browsers, placed, atOnce,
        Path.of(plain.get(0)), Path.of(plain.get(1)), plain.subList(2, plain.size()));
  }

  private static int number(String text, int least) {
    var number = Integer.parseInt(text);
    if (number < least) {
      throw new IllegalArgumentException(text + " is too few");
    }
    return number;
  }
}
