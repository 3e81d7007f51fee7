package ai.halo.application.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One machine that HALO runs on: it dies and comes back, stops and goes on, and has a clock. */
final class Node implements InstantSource {
  private static final Duration STOP = Duration.ofMinutes(2);

  final int no;
  private final Simulation simulation;
  private final Schedule schedule;
  private final Duration clockError;
  private final List<Fiber> fibers = new ArrayList<>();
  private int incarnation;
  private boolean alive = true;
  private Duration silentSince = Duration.ZERO;
  private Duration stoppedUntil = Duration.ZERO;
  private Halo halo;

  Node(Simulation simulation, int no, Duration clockError) {
    this.simulation = simulation;
    this.schedule = simulation.schedule;
    this.no = no;
    this.clockError = clockError;
  }

  /** Where the application is at a thing that a crash could come before or after. */
  enum Point {
    /** A statement of a transaction. */
    STATEMENT(Duration.ofNanos(100_000), Duration.ofMillis(2)),
    /** The commit leaves. */
    COMMIT(Duration.ofNanos(300_000), Duration.ofMillis(4)),
    /** The commit is done, and nobody knows yet. */
    COMMITTED(Duration.ofNanos(100_000), Duration.ofMillis(1)),
    /** A request to a partner leaves. */
    REQUEST(Duration.ofMillis(5), Duration.ofMillis(300)),
    /** The partner did what it was asked for, and nobody knows yet. */
    ANSWER(Duration.ofMillis(5), Duration.ofMillis(400));

    private final Duration least;
    private final Duration most;

    Point(Duration least, Duration most) {
      this.least = least;
      this.most = most;
    }
  }

  void start() {
    halo = new Halo(simulation, this);
    simulation.work.wake(this, Duration.ofMillis(10));
  }

  Halo halo() {
    return halo;
  }

  boolean isAlive() {
    return alive;
  }

  boolean isStopped() {
    return stoppedUntil.compareTo(schedule.passed()) > 0;
  }

  Duration untilItGoesOn() {
    return stoppedUntil.minus(schedule.passed());
  }

  /** Who it is until it dies. */
  String name() {
    return "node " + no + "." + incarnation;
  }

  /** Whether this one has said nothing for so long. */
  boolean isSilent(String name, Duration time) {
    var lives = alive && name().equals(name);
    return !lives || (isStopped() && schedule.passed().minus(silentSince).compareTo(time) >= 0);
  }

  @Override
  public Instant instant() {
    return schedule.now().plus(clockError);
  }

  /** Has it do something beside whatever else it does; lost where it is dead. */
  void spawn(Runnable work) {
    if (alive) {
      fibers.removeIf(Fiber::isDone);
      var fiber = new Fiber(schedule, this, work);
      fibers.add(fiber);
      schedule.after(Duration.ofNanos(50_000), () -> resume(fiber));
    }
  }

  private void resume(Fiber fiber) {
    if (isStopped() && alive) {
      var pause = untilItGoesOn();
      schedule.within(pause, pause.plusMillis(20), () -> resume(fiber));
    } else {
      fiber.proceed();
    }
  }

  /** Whoever runs waits at this point for as long as it takes, if it survives it. */
  void pause(Point point) {
    var often = schedule.chance(0.03) ? point.most.multipliedBy(10) : point.most;
    pause(point, schedule.between(point.least, often));
  }

  void pause(Point point, Duration time) {
    simulation.chaos.at(this, point);
    var fiber = schedule.current;
    schedule.after(time, () -> resume(fiber));
    fiber.park();
  }

  /** {@code kill -9}; it comes back by itself. */
  void die() {
    if (!alive) {
      return;
    }
    simulation.tell(() -> name() + " is killed");
    alive = false;
    silentSince = schedule.passed();
    stoppedUntil = Duration.ZERO;
    simulation.work.lookAfter(name());
    List.copyOf(fibers).forEach(Fiber::kill);
    fibers.clear();
    schedule.within(
        Duration.ofSeconds(2),
        Duration.ofSeconds(25),
        () -> {
          incarnation++;
          alive = true;
          simulation.tell(() -> name() + " starts");
          start();
        });
  }

  /** {@code SIGSTOP}, and {@code SIGCONT} two minutes later. */
  void stop() {
    if (alive && !isStopped()) {
      simulation.tell(() -> name() + " is stopped for two minutes");
      silentSince = schedule.passed();
      stoppedUntil = schedule.passed().plus(STOP);
      simulation.work.lookAfter(name());
    }
  }

  boolean isIdle() {
    return fibers.stream().allMatch(Fiber::isDone);
  }
}
