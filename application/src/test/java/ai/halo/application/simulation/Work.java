package ai.halo.application.simulation;

import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.Turn;
import ai.halo.application.simulation.Node.Point;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.StaleCall;
import ai.halo.domain.port.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Durable work as it is on PostgreSQL: rows that are committed with what made them necessary, taken
 * by one node, and given to another where that falls silent.
 */
final class Work implements WorkQueue {
  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofSeconds(8);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  private final Simulation simulation;
  private final Schedule schedule;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  int lateCompletions;
  int takenOver;

  Work(Simulation simulation) {
    this.simulation = simulation;
    this.schedule = simulation.schedule;
  }

  private static final class Row {
    final String name;
    final CallId call;
    Duration due;
    int tried;
    boolean waits;
    String owner = "";
    int version;
    int failures;

    Row(String name, CallId call, Duration due, Later later) {
      this.name = name;
      this.call = call;
      this.due = due;
      this.tried = later.tried();
      this.waits = later.waits();
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public void enqueue(CallId call, int version, Later later) {
    var name = call + "/" + version;
    var node = schedule.current.node;
    Runnable insert =
        () -> {
          if (!rows.containsKey(name)) {
            put(new Row(name, call, schedule.passed().plus(later.pause()), later));
            wake(node, later.pause().plusMillis(1));
          }
        };
    if (simulation.weakness == Weakness.WORK_OUTSIDE_TRANSACTION) {
      simulation.database.onCommit(() -> node.spawn(insert));
    } else {
      simulation.database.onCommit(insert);
    }
  }

  private void put(Row row) {
    rows.put(row.name, row);
    wakeAll(row.due);
  }

  private void wakeAll(Duration due) {
    var pause = due.minus(schedule.passed());
    for (var node : simulation.nodes) {
      wake(node, (pause.isNegative() ? Duration.ZERO : pause).plus(random(POLLING)));
    }
  }

  private Duration random(Duration most) {
    return schedule.between(Duration.ZERO, most);
  }

  @Override
  public void recall() {
    simulation.database.onCommit(() -> {
      for (var row : rows.values()) {
        if (row.waits && row.owner.isEmpty()) {
          row.due = schedule.passed().plus(random(Duration.ofSeconds(3)));
          wakeAll(row.due);
        }
      }
    });
  }

  /** Has a node look for work after a while. */
  void wake(Node node, Duration pause) {
    schedule.after(pause, () -> poll(node));
  }

  private void poll(Node node) {
    if (!node.isAlive()) {
      return;
    }
    if (node.isStopped()) {
      wake(node, node.untilItGoesOn().plus(random(POLLING)));
      return;
    }
    for (var row : new ArrayList<>(rows.values())) {
      if (row.owner.isEmpty() && row.due.compareTo(schedule.passed()) <= 0) {
        row.owner = node.name();
        row.version++;
        var version = row.version;
        node.spawn(() -> execute(node, row, version));
      }
    }
  }

  private void execute(Node node, Row row, int version) {
    var claim = new Claim(row, version);
    Rest rest;
    try {
      rest = node.halo().advance(new Turn(row.call, Optional.empty(), row.tried, claim));
    } catch (Turn.Lost lost) {
      lateCompletions++;
      return;
    } catch (Database.Gone | StaleCall | DialLedger.AttemptOpen again) {
      var pause = Duration.ofSeconds(Math.min(60, 1L << Math.min(row.failures, 6)));
      complete(
          node,
          row,
          version,
          () -> {
            row.failures++;
            reschedule(row, pause, row.tried, row.waits);
          });
      return;
    }
    complete(
        node,
        row,
        version,
        () -> {
          row.failures = 0;
          switch (rest) {
            case Rest.Nothing _ -> rows.remove(row.name);
            case Rest.Again(var pause, var tried) -> reschedule(row, pause, tried, false);
            case Rest.Waiting(var pause, var tried) -> reschedule(row, pause, tried, true);
          }
        });
  }

  /** Removes a row within the transaction that has nothing more to do. */
  private final class Claim implements Turn.Claim {
    private final Row row;
    private final int version;

    Claim(Row row, int version) {
      this.row = row;
      this.version = version;
    }

    @Override
    public void fulfil() {
      simulation.database.lockRow(row.name);
      if (rows.get(row.name) != row || row.version != version) {
        throw new Turn.Lost(row.call);
      }
      simulation.database.onCommit(() -> rows.remove(row.name));
    }
  }

  /** Only who still has the row may say what becomes of it. */
  private void complete(Node node, Row row, int version, Runnable completion) {
    node.pause(Point.COMMIT);
    if (rows.get(row.name) == row && row.version == version) {
      completion.run();
    } else if (rows.containsKey(row.name)) {
      lateCompletions++;
    }
    node.pause(Point.COMMITTED);
  }

  private void reschedule(Row row, Duration pause, int tried, boolean waits) {
    row.owner = "";
    row.version++;
    row.tried = tried;
    row.waits = waits;
    row.due = schedule.passed().plus(pause);
    wakeAll(row.due);
  }

  /** Somebody looks whether this one is still there, until nothing of its is left. */
  void lookAfter(String name) {
    if (simulation.weakness != Weakness.NO_TAKE_OVER) {
      schedule.after(SILENCE.plus(random(BETWEEN_LOOKS)), () -> takeOver(name));
    }
  }

  private void takeOver(String name) {
    var node = simulation.nodes.get(Integer.parseInt(name.substring(5, name.indexOf('.'))));
    if (!node.isSilent(name, SILENCE)) {
      return;
    }
    if (simulation.nodes.stream().noneMatch(one -> one.isAlive() && !one.isStopped())) {
      schedule.after(BETWEEN_LOOKS, () -> takeOver(name));
      return;
    }
    for (var row : rows.values()) {
      if (row.owner.equals(name) && simulation.database.isLocked(row.name)) {
        schedule.after(BETWEEN_LOOKS, () -> takeOver(name));
      } else if (row.owner.equals(name)) {
        takenOver++;
        row.owner = "";
        row.version++;
        row.due = schedule.passed();
        wakeAll(row.due);
      }
    }
  }
}
