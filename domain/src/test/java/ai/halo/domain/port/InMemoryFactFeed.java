package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A feed in memory; {@link #forget} makes it unable to replay, as time does to the real one. */
public final class InMemoryFactFeed implements FactFeed {
  private final List<Recorded> told = new ArrayList<>();
  private final Map<Subscription, Consumer<Item>> listeners = new LinkedHashMap<>();
  private int forgotten;

  synchronized void append(CallId call, int no, Fact fact, CallStatus status) {
    var position = new Position(String.valueOf(told.size() + 1));
    var item = new Recorded(position, call, no, fact, status);
    told.add(item);
    List.copyOf(listeners.entrySet())
        .forEach(entry -> tell(entry.getKey(), entry.getValue(), item));
  }

  /** From now on nothing that was told so far can be told again. */
  public synchronized void forget() {
    forgotten = told.size();
  }

  /** How many listen. */
  public synchronized int listeners() {
    return listeners.size();
  }

  @Override
  public synchronized Subscription subscribe(Optional<Position> after, Consumer<Item> listener) {
    var here = new Position(String.valueOf(told.size()));
    var from = after.map(InMemoryFactFeed::number);
    if (from.isEmpty()) {
      listener.accept(new Started(here));
    } else if (from.get() < forgotten || from.get() > told.size()) {
      listener.accept(new Reset(here));
    } else {
      told.subList(from.get(), told.size()).forEach(listener);
    }
    var subscription =
        new Subscription() {
          @Override
          public void close() {
            remove(this);
          }
        };
    listeners.put(subscription, listener);
    return subscription;
  }

  private synchronized void remove(Subscription subscription) {
    listeners.remove(subscription);
  }

  private void tell(Subscription subscription, Consumer<Item> listener, Item item) {
    try {
      listener.accept(item);
    } catch (RuntimeException ends) {
      listeners.remove(subscription);
    }
  }

  /** A position that nobody handed out is one that cannot be resumed from. */
  private static int number(Position position) {
    return position.value().matches("\\d{1,9}") ? Integer.parseInt(position.value()) : -1;
  }
}
