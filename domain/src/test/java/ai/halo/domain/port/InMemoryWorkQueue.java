package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Work in memory, done by whoever calls {@link #next}. */
public final class InMemoryWorkQueue implements WorkQueue {
  private Queue<Work> work = new ArrayDeque<>();
  private Set<String> known = new LinkedHashSet<>();
  private Queue<Waiting> waiting = new ArrayDeque<>();
  private Queue<Waiting> recalled = new ArrayDeque<>();

  public InMemoryWorkQueue(InMemoryUnitOfWork unitOfWork) {
    unitOfWork.enlist(() -> {
      var workBefore = new ArrayDeque<>(work);
      var knownBefore = new LinkedHashSet<>(known);
      var waitingBefore = new ArrayDeque<>(waiting);
      var recalledBefore = new ArrayDeque<>(recalled);
      return () -> {
        waiting = waitingBefore;
        recalled = recalledBefore;
        work = workBefore;
        known = knownBefore;
      };
    });
  }

  /** A request to take a call further. */
  public record Work(CallId call, int version, Later later) {}

  @Override
  public void enqueue(CallId call, int version, Later later) {
    if (known.add(call + "/" + version)) {
      if (later.waits()) {
        putOff(call, later.tried());
      } else {
        work.add(new Work(call, version, later));
      }
    }
  }

  /** Work that waits. */
  public void putOff(CallId call, int tried) {
    waiting.add(new Waiting(call, tried));
  }

  /** A call that waits for something. */
  public record Waiting(CallId call, int tried) {}

  @Override
  public void recall() {
    recalled.addAll(waiting);
    waiting.clear();
  }

  /** Takes what was recalled and not taken yet. */
  public Optional<Waiting> nextRecalled() {
    return Optional.ofNullable(recalled.poll());
  }

  /** How many calls wait for something. */
  public int waiting() {
    return waiting.size();
  }

  /** Takes the next request, without waiting until it is due; empty when there is none. */
  public Optional<Work> next() {
    return Optional.ofNullable(work.poll());
  }

  /** How many requests wait. */
  public int size() {
    return work.size();
  }
}
