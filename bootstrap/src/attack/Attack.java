import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Attacks a HALO from outside: a fuzz run from the product's own description of its API, then attacks that have a name.
 *
 * <p>{@code ./halo attack} builds what is missing and runs this against a node of its own with mocks and a new database.
 * It prints a table, and ends with 0 when nothing was found, else with 1.
 */
public final class Attack {
  private static final int WRONG_USAGE = 64;

  /** Slow clients of each kind. */
  private static final int MANY = 150;

  private static final int FEW = 25;

  private final Options options;
  private final Figures figures = new Figures();

  private Attack(Options options) {
    this.options = options;
  }

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
    System.exit(new Attack(options).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    System.out.printf("seed %d; repeat with --seed %d%n", options.seed(), options.seed());
    try (var node = options.url().isEmpty() ? Node.start(options) : Node.at(options.url())) {
      var began = System.nanoTime();
      var wire = node.wire();
      var description = new Description(People.json(wire.ask("GET", "/v3/api-docs").body()));
      var people = People.arrive(wire, options);
      var known = plant(wire, people);
      if (options.only().isPresent()) {
        new Fuzz(options, wire, people, figures).run(description, known);
        return figures.isClean();
      }
      try (var slow = new SlowClients(wire, figures, options.isQuick() ? FEW : MANY)) {
        var suite = new Suite(wire, people, figures, description);
        suite.names();
        slow.begin();
        timed("the fuzz run", () -> new Fuzz(options, wire, people, figures).run(description, known));
        timed("smuggling and its like", () -> new Smuggling(wire, figures).run());
        timed("the named attacks", suite::run);
        slow.othersAreAnswered();
        if (!options.isQuick()) {
          slow.areCutOff();
        }
      }
      figures.tried("it still takes requests", node.isReady(), "readiness is not answered with 200");
      for (var line : node.failures()) {
        figures.found("the log tells of a failure that nobody foresaw: " + line, "see node.log in " + options.work());
      }
      figures.print();
      System.out.printf(
          "%n%s It took %d s.%n",
          figures.isClean() ? "Nothing was found." : "There are findings.",
          (System.nanoTime() - began) / 1_000_000_000);
    }
    return figures.isClean();
  }

  private interface Part {
    void run() throws Exception;
  }

  private static void timed(String what, Part part) throws Exception {
    var began = System.nanoTime();
    part.run();
    System.out.printf("%s took %.1f s%n", what, (System.nanoTime() - began) / 1e9);
  }

  /** Something to aim at. */
  private static Map<String, List<String>> plant(Wire wire, People people) {
    var calls = new ArrayList<String>();
    for (var i = 0; i < 6; i++) {
      var placed =
          wire.post(
              "/api/calls",
              Suite.call("+99890555%04d".formatted(i), Suite.SCRIPT, Suite.SCRIPT),
              "Authorization: Bearer " + people.operator);
      if (placed.status() == 201) {
        calls.add(Description.JSON.readTree(People.json(placed.body())).path("id").asString());
      }
    }
    if (calls.isEmpty()) {
      throw new IllegalStateException("no call could be placed to aim at");
    }
    return Map.of("/api/calls", List.copyOf(calls));
  }
}
