package ai.halo.application.simulation;

import ai.halo.domain.call.CallId;
import ai.halo.domain.port.SeededIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run: a dozen calls over two or three nodes, of which one may have a clock that is an hour
 * off, for some minutes of trouble and then until everything is through.
 */
final class Simulation {
  private static final Duration LONGEST = Duration.ofHours(60);

  final long seed;
  final Weakness weakness;
  final Schedule schedule;
  final SeededIds ids;
  final Chaos chaos;
  final Network network;
  final Database database;
  final Work work;
  final Partners.Books books = new Partners.Books();
  final Telephony telephony;
  final Verdicts verdicts;
  final People people;
  final List<Node> nodes = new ArrayList<>();
  private final Consumer<String> trace;
  private final boolean isTraced;
  private final Map<CallId, String> nicks = new LinkedHashMap<>();

  Simulation(long seed, Weakness weakness, Optional<Consumer<String>> trace) {
    this.seed = seed;
    this.weakness = weakness;
    this.trace = trace.orElse(_ -> {});
    this.isTraced = trace.isPresent();
    schedule = new Schedule(seed);
    ids = new SeededIds(seed);
    chaos = new Chaos(schedule);
    network = new Network(this);
    database = new Database(this);
    work = new Work(this);
    telephony = new Telephony(this);
    verdicts = new Verdicts(this);
    people = new People(this);
  }

  /**
   * What came of a run.
   *
   * @param violation what must not have happened; empty where nothing did
   * @param digest the same for runs in which everything happened alike
   */
  record Outcome(
      long seed,
      Optional<String> violation,
      int calls,
      int rings,
      int messages,
      int leads,
      int crashes,
      int refusedWrites,
      int takenOver,
      long events,
      long digest) {}

  /** Runs it to its end. To be called once. */
  Outcome run() {
    Optional<String> violation = Optional.empty();
    try {
      begin();
      while (!isThrough() && schedule.next()) {
        if (schedule.passed().compareTo(LONGEST) > 0) {
          verdicts.judge();
          throw new Violation("it does not come to rest");
        }
      }
      verdicts.judge();
    } catch (Violation found) {
      violation = Optional.of("after %s: %s".formatted(schedule.passed(), found.getMessage()));
      tell(() -> "VIOLATION: " + found.getMessage());
    }
    return new Outcome(
        seed,
        violation,
        database.calls.size(),
        verdicts.rings,
        verdicts.messages(),
        verdicts.leads(),
        chaos.done(),
        database.refusedWrites + work.lateCompletions,
        work.takenOver,
        schedule.count(),
        schedule.digest());
  }

  private void begin() {
    var count = 2 + schedule.random.nextInt(2);
    var wrong = schedule.chance(0.5) ? schedule.random.nextInt(count) : -1;
    var error = Duration.ofHours(schedule.random.nextBoolean() ? 1 : -1);
    for (var no = 0; no < count; no++) {
      nodes.add(new Node(this, no, no == wrong ? error : Duration.ZERO));
    }
    nodes.forEach(Node::start);
    people.begin(6 + schedule.random.nextInt(9));
    sweep();
    settle();
    for (var crashes = schedule.random.nextInt(3); crashes > 0; crashes--) {
      schedule.within(Duration.ZERO, Chaos.LASTS, database::crash);
    }
  }

  /** One node at a time does these, and now and then two. */
  private void sweep() {
    chore(halo -> halo.sweep.sweep());
    schedule.after(chaos.isOver() ? Duration.ofMinutes(1) : Duration.ofSeconds(5), this::sweep);
  }

  private void settle() {
    chore(halo -> halo.settleSilent.settle());
    chore(halo -> halo.gatherCosts.gather());
    schedule.after(chaos.isOver() ? Duration.ofMinutes(1) : Duration.ofSeconds(10), this::settle);
  }

  private void chore(Consumer<Halo> chore) {
    for (var times = chaos.strikes(0.1) ? 2 : 1; times > 0; times--) {
      var node = nodes.get(schedule.random.nextInt(nodes.size()));
      node.spawn(() -> {
        try {
          chore.accept(node.halo());
        } catch (Database.Gone later) {
          // it is done again soon
        }
      });
    }
  }

  private boolean isThrough() {
    return chaos.isOver()
        && people.isDone()
        && work.isEmpty()
        && verdicts.allEnded()
        && telephony.sessions.stream().noneMatch(Session::runs)
        && nodes.stream().allMatch(Node::isIdle);
  }

  /** What a call is called where people read. */
  String nick(CallId call) {
    return nicks.computeIfAbsent(call, _ -> "call " + (nicks.size() + 1));
  }

  /** Notes what happens, for whoever looks at one run. */
  void tell(Supplier<String> what) {
    if (isTraced) {
      trace.accept("%12.3f %s".formatted(schedule.passed().toMillis() / 1000.0, what.get()));
    }
  }
}
