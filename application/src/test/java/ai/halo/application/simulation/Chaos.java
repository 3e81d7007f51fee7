package ai.halo.application.simulation;

import ai.halo.application.simulation.Node.Point;
import java.time.Duration;

/** What goes wrong, and how often in this run; nothing any more once it is over. */
final class Chaos {
  static final Duration LASTS = Duration.ofMinutes(12);

  private final Schedule schedule;
  private final int most;
  private final double deaths;
  private final double stops;
  private int done;

  /** Some runs are calm, some wild, so that each kind of trouble is seen alone as well. */
  Chaos(Schedule schedule) {
    this.schedule = schedule;
    this.most = schedule.random.nextInt(16);
    this.deaths = pick(0, 0.001, 0.006);
    this.stops = pick(0, 0.0005, 0.003);
  }

  private double pick(double... of) {
    return of[schedule.random.nextInt(of.length)];
  }

  boolean isOver() {
    return schedule.passed().compareTo(LASTS) > 0;
  }

  /** A share of what happens, until it is over. */
  boolean strikes(double share) {
    return !isOver() && schedule.chance(share);
  }

  /** What becomes of a node that is at this point. */
  void at(Node node, Point point) {
    if (done >= most || isOver()) {
      return;
    }
    var weight = point == Point.STATEMENT ? 0.2 : 1;
    if (schedule.chance(deaths * weight)) {
      done++;
      schedule.after(Duration.ZERO, node::die);
    } else if (schedule.chance(stops * weight)) {
      done++;
      schedule.after(Duration.ZERO, node::stop);
    }
  }

  int done() {
    return done;
  }
}
