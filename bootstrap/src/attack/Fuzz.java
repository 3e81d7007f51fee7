import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends every request of {@link Shots} and judges the answers. */
final class Fuzz {
  /** Words that tell of our inside. */
  private static final List<String> INSIDE =
      List.of("Exception", "at ai.halo", "at org.", "at java.", "PSQL", "SQL state", "syntax error", "root:x:");

  /** What may come back before an operation is reached at all. */
  private static final Set<Integer> BEFORE = Set.of(200, 304, 400, 401, 403, 404, 405, 406, 413, 414, 415, 416, 417, 422, 429, 431);

  private final Options options;
  private final Wire wire;
  private final People people;
  private final Figures figures;

  Fuzz(Options options, Wire wire, People people, Figures figures) {
    this.options = options;
    this.wire = wire;
    this.people = people;
    this.figures = figures;
  }

  void run(Description description, Map<String, List<String>> known) throws Exception {
    var shots = new Shots(description, wire, known, options.seed());
    var all = shots.take(options.requests());
    if (options.only().isPresent()) {
      again(shots, all.get(options.only().getAsInt()));
      return;
    }
    var next = new AtomicInteger();
    try (var workers = Executors.newFixedThreadPool(options.atOnce())) {
      var running = new ArrayList<Future<?>>();
      for (var i = 0; i < options.atOnce(); i++) {
        running.add(
            workers.submit(() -> {
              for (var at = next.getAndIncrement(); at < all.size(); at = next.getAndIncrement()) {
                send(shots, all.get(at), at);
              }
              return null;
            }));
      }
      for (var one : running) {
        one.get();
      }
    }
  }

  private void again(Shots shots, Shots.Shot shot) {
    var answer = wire.send(shots.bytes(shot, people.token(shot)));
    System.out.printf("%s %s as %s%n  %s%n%n%s%n%n%s%n", shot.method(), shot.target(), shot.who(), shot.what(), answer.head(), answer.body());
    wrong(shot, answer).forEach(what -> figures.found(what, "as above"));
  }

  private void send(Shots shots, Shots.Shot shot, int at) {
    var answer = wire.send(shots.bytes(shot, people.token(shot)));
    figures.answered("fuzz, as " + shot.who().name().toLowerCase(java.util.Locale.ROOT), answer.status());
    for (var what : wrong(shot, answer)) {
      figures.found(
          "%s as %s, %s: %s".formatted(shot.operation().name(), shot.who(), shot.what(), what),
          "./halo attack --seed %d --requests %d --only %d".formatted(options.seed(), options.requests(), at));
    }
  }

  private static List<String> wrong(Shots.Shot shot, Wire.Answer answer) {
    var wrong = new ArrayList<String>();
    var status = answer.status();
    if (answer.isLate()) {
      wrong.add("no whole answer in %d s".formatted(Wire.PATIENCE / 1_000));
    } else if (status == 0) {
      wrong.add("no answer: " + answer.head().lines().findFirst().orElse(""));
    } else if (status >= 500) {
      wrong.add("answered " + status + " " + start(answer.body()));
    } else if (!isForeseen(shot, status)) {
      wrong.add("answered %d, which is not in the description: %s".formatted(status, start(answer.body())));
    }
    if (status >= 200 && status < 300 && !isAllowed(shot)) {
      wrong.add("was let in, answered " + status);
    }
    if (status >= 400 && !shot.method().equals("HEAD")) {
      if (!answer.header("Content-Type").startsWith("application/problem+json") || !answer.body().contains("\"code\":")) {
        wrong.add("answered %d without a problem and its code".formatted(status));
      }
      INSIDE.stream()
          .filter(answer.body()::contains)
          .forEach(word -> wrong.add("answered %d and told of its inside: %s".formatted(status, word)));
    }
    if (!answer.header("X-Injected").isEmpty() || answer.header("Set-Cookie").startsWith("injected")) {
      wrong.add("a header of the answer was written by the request");
    }
    return wrong;
  }

  private static boolean isForeseen(Shots.Shot shot, int status) {
    if (shot.isForeign()) {
      return BEFORE.contains(status);
    }
    return shot.operation().statuses().contains(status) || !shot.isPlain() && BEFORE.contains(status);
  }

  /** Whether this one may get in here at all. */
  private static boolean isAllowed(Shots.Shot shot) {
    if (shot.operation().isOpen() || shot.isForeign() || !shot.isPlain()) {
      return true;
    }
    return switch (shot.who()) {
      case ADMINISTRATOR -> true;
      case OPERATOR -> !shot.operation().isForAdministrators();
      case FORGED, NOBODY -> false;
    };
  }

  private static String start(String body) {
    var line = body.replaceAll("\\s+", " ").strip();
    return line.substring(0, Math.min(160, line.length()));
  }
}
