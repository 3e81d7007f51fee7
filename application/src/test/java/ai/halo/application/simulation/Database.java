package ai.halo.application.simulation;

import ai.halo.application.simulation.Node.Point;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.port.AttemptLooks;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialEpochs;
import ai.halo.domain.port.DialFigures;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.IdempotentRequests;
import ai.halo.domain.port.InMemoryBrakes;
import ai.halo.domain.port.InMemoryDialLedger;
import ai.halo.domain.port.InMemoryDoNotCallList;
import ai.halo.domain.port.InMemoryIdempotentRequests;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.StaleCall;
import ai.halo.domain.port.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The database that all nodes share: transactions that interleave, read what is committed, and lock
 * what they write until they end; that it cuts off when they take too long; and that a node may die
 * in, or after, without having heard that they are committed.
 *
 * <p>Calls are locked one by one. The ledger, brakes, lists and claims are the in-memory ones of
 * the other tests behind a single lock: how permits race is searched exhaustively elsewhere.
 */
final class Database implements UnitOfWork, CallRepository {
  private static final Object BOOKS = "books";
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);
  private static final Duration LONGEST_LOCK = Duration.ofSeconds(5);

  private final Simulation simulation;
  private final Schedule schedule;
  private final InMemoryUnitOfWork memory = new InMemoryUnitOfWork();
  private final InMemoryDialLedger entries;
  final Map<CallId, Call> calls = new LinkedHashMap<>();
  private final Map<Object, Transaction> owners = new HashMap<>();
  private Duration downUntil = Duration.ZERO;
  int refusedWrites;

  final DialLedger ledger;
  final AttemptLooks looks;
  final DialFigures figures;
  final Brakes brakes;
  final DoNotCallList doNotCall;
  final IdempotentRequests requests;

  Database(Simulation simulation) {
    this.simulation = simulation;
    this.schedule = simulation.schedule;
    entries = new InMemoryDialLedger(memory, schedule::now);
    var books =
        guarded(entries, DialLedger.class, AttemptLooks.class, DialEpochs.class, DialFigures.class);
    ledger = (DialLedger) books;
    looks = (AttemptLooks) books;
    figures = (DialFigures) books;
    brakes = (Brakes) guarded(new InMemoryBrakes(memory), Brakes.class);
    doNotCall = (DoNotCallList) guarded(new InMemoryDoNotCallList(memory), DoNotCallList.class);
    requests =
        (IdempotentRequests)
            guarded(new InMemoryIdempotentRequests(memory), IdempotentRequests.class);
  }

  /** The database is away, or this transaction is cut off; whether it was committed is not told. */
  static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Gone(String why) {
      super(why);
    }
  }

  // --- what a test may look at beside it ---

  List<DialLedger.Entry> attempts() {
    return entries.entries();
  }

  boolean hasUnknown() {
    return attempts().stream().anyMatch(entry -> entry.state() == DialState.UNKNOWN);
  }

  // --- transactions ---

  @Override
  public <T> T run(Supplier<T> work) {
    var fiber = schedule.current;
    if (fiber.transaction().isPresent()) {
      return work.get();
    }
    if (downUntil.compareTo(schedule.passed()) > 0) {
      fiber.node.pause(Point.STATEMENT);
      throw new Gone("down");
    }
    var mine = new Transaction();
    schedule.after(LONGEST_TRANSACTION, () -> cutOff(mine));
    fiber.begin(mine);
    T result;
    try {
      result = work.get();
      fiber.node.pause(Point.COMMIT);
      check(mine);
      commit(mine);
    } catch (RuntimeException | Error failed) {
      cutOff(mine);
      throw failed;
    } finally {
      fiber.end();
    }
    fiber.node.pause(Point.COMMITTED);
    if (simulation.chaos.strikes(0.003)) {
      throw new Gone("the answer to a commit was lost");
    }
    return result;
  }

  private void commit(Transaction mine) {
    mine.calls.forEach((id, call) -> {
      simulation.verdicts.committed(Optional.ofNullable(calls.get(id)), call);
      calls.put(id, Call.stored(id, call.request(), call.timeline().recorded(), next(call)));
      simulation.tell(() -> "%s: %s".formatted(simulation.nick(id), call.newFacts()));
    });
    mine.onCommit.forEach(Runnable::run);
    release(mine);
  }

  private static int next(Call call) {
    return call.version() + 1;
  }

  /** Undoes what is not committed. */
  private void cutOff(Transaction one) {
    if (one.isOpen) {
      one.undo.reversed().forEach(Runnable::run);
      release(one);
    }
  }

  private void release(Transaction one) {
    one.isOpen = false;
    one.locks.forEach(owners::remove);
  }

  private static void check(Transaction mine) {
    if (!mine.isOpen) {
      throw new Gone("cut off");
    }
  }

  /** It is started again: whatever was not committed is undone. */
  void crash() {
    simulation.tell(() -> "the database is started again");
    downUntil = schedule.passed().plus(schedule.between(Duration.ZERO, Duration.ofSeconds(8)));
    List.copyOf(owners.values()).forEach(this::cutOff);
  }

  boolean inTransaction() {
    return schedule.current != null && schedule.current.transaction().isPresent();
  }

  private Transaction statement() {
    var fiber = schedule.current;
    var mine = fiber.transaction().orElseThrow();
    fiber.node.pause(Point.STATEMENT);
    check(mine);
    return mine;
  }

  private void lock(Transaction mine, Object what) {
    var began = schedule.passed();
    while (owners.containsKey(what) && owners.get(what) != mine) {
      schedule.current.node.pause(Point.COMMITTED, Duration.ofMillis(3));
      check(mine);
      if (schedule.passed().minus(began).compareTo(LONGEST_LOCK) > 0) {
        throw new Gone("waited too long for a lock");
      }
    }
    if (owners.put(what, mine) == null) {
      mine.locks.add(what);
      if (BOOKS.equals(what)) {
        mine.undo.add(memory.remember());
      }
    }
  }

  /** Locks a row of the queue until the transaction ends. */
  void lockRow(String name) {
    lock(statement(), name);
  }

  boolean isLocked(Object what) {
    return owners.containsKey(what);
  }

  /** Has something happen with the commit. */
  void onCommit(Runnable then) {
    schedule.current.transaction().orElseThrow().onCommit.add(then);
  }

  // --- calls ---

  @Override
  public void add(Call call) {
    run(() -> {
      var mine = statement();
      lock(mine, call.id());
      mine.calls.put(call.id(), call);
    });
  }

  @Override
  public Optional<Call> find(CallId id) {
    var open = schedule.current.transaction();
    if (open.isEmpty()) {
      return Optional.ofNullable(calls.get(id));
    }
    var mine = statement();
    return Optional.ofNullable(mine.calls.getOrDefault(id, calls.get(id)));
  }

  @Override
  public void save(Call call) {
    run(() -> {
      var mine = statement();
      lock(mine, call.id());
      var known = mine.calls.getOrDefault(call.id(), calls.get(call.id()));
      if (known.version() != call.version() && simulation.weakness != Weakness.NO_VERSION_GUARD) {
        refusedWrites++;
        throw new StaleCall(call.id());
      }
      if (mine.calls.put(call.id(), call) != null) {
        throw new Violation("a call is saved twice in one transaction");
      }
    });
  }

  // --- the books ---

  private Object guarded(Object real, Class<?>... ports) {
    return Proxy.newProxyInstance(
        Database.class.getClassLoader(),
        ports,
        (_, method, arguments) ->
            inTransaction()
                ? guarded(real, method, arguments)
                : run(() -> guarded(real, method, arguments)));
  }

  private Object guarded(Object real, Method method, Object[] arguments) {
    lock(statement(), BOOKS);
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(thrown.getCause());
    } catch (IllegalAccessException never) {
      throw new IllegalStateException(never);
    }
  }
}
