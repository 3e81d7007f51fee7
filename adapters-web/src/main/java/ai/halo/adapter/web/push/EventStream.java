package ai.halo.adapter.web.push;

import ai.halo.application.usecase.WatchCalls;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.FactFeed.Item;
import ai.halo.domain.port.FactFeed.Position;
import ai.halo.domain.port.FactFeed.Recorded;
import ai.halo.domain.port.FactFeed.Reset;
import ai.halo.domain.port.FactFeed.Started;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One client's stream: the feed fills its queue, the client's own thread empties it.
 *
 * <p>It ends when the client is gone, too slow, no longer allowed, or when {@link #end()} is
 * called.
 */
final class EventStream {
  private static final int MOST_AT_ONCE = 256;

  private final Frames frames;
  private final boolean masked;
  private final Resume resume;
  private final Optional<CallId> only;
  private final Duration heartbeat;
  private final BooleanSupplier allowed;
  private final Supplier<Duration> company;
  private final BlockingQueue<Signal> queue;
  private volatile boolean closing;

  /**
   * Not begun yet.
   *
   * @param company how long a fact waits for others, so that they are sent together
   */
  EventStream(
      Frames frames,
      boolean masked,
      Resume resume,
      Optional<CallId> only,
      PushSettings settings,
      BooleanSupplier allowed,
      Supplier<Duration> company) {
    this.frames = frames;
    this.masked = masked;
    this.resume = resume;
    this.only = only;
    this.heartbeat = settings.heartbeat();
    this.allowed = allowed;
    this.company = company;
    this.queue = new ArrayBlockingQueue<>(settings.queue());
  }

  /**
   * Where a client wants to go on.
   *
   * @param after the position it gave; empty when it gave none that can be one
   * @param lost whether it gave one that cannot be: what it missed cannot be told
   */
  record Resume(Optional<Position> after, boolean lost) {}

  /** Where a client is written to; returns when it is on its way. */
  interface Wire {
    void send(String text) throws IOException;
  }

  private sealed interface Signal {
    record Told(Item item) implements Signal {}

    record Wake() implements Signal {}
  }

  /** Writes until the stream ends; an exception means that the client is gone. */
  void writeTo(Wire wire, WatchCalls watchCalls) throws IOException {
    if (resume.after().isPresent()) {
      wire.send(frames.hello(resume.after().get()));
    }
    try (var _ = watchCalls.watch(resume.after(), this::take)) {
      pump(wire);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the stream; what waits is still written. */
  void end() {
    closing = true;
    // A full queue needs no waking.
    var _ = queue.offer(new Signal.Wake());
  }

  /** Called by the feed, which must not wait. */
  private void take(Item item) {
    if (closing || !concerns(item)) {
      return;
    }
    if (!queue.offer(new Signal.Told(item))) {
      // A gap must not be written over: nothing is taken any more, and the client comes back.
      closing = true;
    }
  }

  private boolean concerns(Item item) {
    return switch (item) {
      case Recorded recorded -> only.isEmpty() || only.get().equals(recorded.call());
      case Reset _, Started _ -> true;
    };
  }

  private void pump(Wire wire) throws IOException, InterruptedException {
    var batch = new ArrayList<Signal>();
    var nextBeat = System.nanoTime() + heartbeat.toNanos();
    while (!(closing && queue.isEmpty())) {
      var first = queue.poll(nextBeat - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (first != null) {
        batch.add(first);
        TimeUnit.NANOSECONDS.sleep(company.get().toNanos());
        queue.drainTo(batch, MOST_AT_ONCE);
      }
      var text = new StringBuilder();
      batch.forEach(signal -> text.append(written(signal)));
      batch.clear();
      if (System.nanoTime() - nextBeat >= 0) {
        if (!allowed.getAsBoolean()) {
          return;
        }
        text.append(Frames.HEARTBEAT);
        nextBeat = System.nanoTime() + heartbeat.toNanos();
      }
      if (!text.isEmpty()) {
        wire.send(text.toString());
      }
    }
  }

  private String written(Signal signal) {
    return switch (signal) {
      case Signal.Wake _ -> "";
      case Signal.Told(Recorded recorded) -> frames.fact(recorded, masked);
      case Signal.Told(Reset reset) -> frames.reset(reset.position());
      case Signal.Told(Started started) ->
          resume.lost()
              ? frames.hello(started.position()) + frames.reset(started.position())
              : frames.hello(started.position());
    };
  }
}
