package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.halo.application.CallEditor;
import ai.halo.application.dial.LastLook;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.dial.UnknownAttempt;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.InMemoryBrakes;
import ai.halo.domain.port.InMemoryDialLedger;
import ai.halo.domain.port.InMemoryDoNotCallList;
import ai.halo.domain.port.InMemoryNumberPlan;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.StaleCall;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many phones at once, over ports that cost next to nothing. */
class TenThousandSessionsTest {
  private static final int MANY = 10_000;
  private static final Ticket TICKET = Ticket.of(new byte[16]);
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Ports ports = new Ports();
  private final InMemoryDoNotCallList doNotCall =
      new InMemoryDoNotCallList(new InMemoryUnitOfWork());

  @TempDir private Path folder;
  private MockProvider provider;

  @BeforeEach
  void open() {
    var editor = new CallEditor(ports, ports, ports);
    var askPermit = new AskPermit(editor, ports, ports, lastLook(), InstantSource.system());
    var reportLine = new ReportLine(editor, ports, ports, doNotCall, InstantSource.system());
    provider =
        new MockProvider(
            new SessionLog(folder, SessionLog.Limits.USUAL),
            new DialogueBook(new DialogueFiles("/dialogues/").read(), 1),
            0.1,
            Patience.USUAL,
            InstantSource.system(),
            () -> askPermit,
            () -> reportLine);
  }

  private LastLook lastLook() {
    var unitOfWork = new InMemoryUnitOfWork();
    return new LastLook(
        new InMemoryBrakes(unitOfWork),
        doNotCall,
        new InMemoryDialLedger(unitOfWork, InstantSource.system()),
        new InMemoryNumberPlan(),
        DialPolicies.ALL_DAY,
        InstantSource.system());
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void ringAtOnceOnAHandfulOfThreadsAndEachPhoneRingsOnce() {
    provider.start();
    var before = ManagementFactory.getThreadMXBean().getThreadCount();

    var sessions = startAll();
    await().atMost(BOUND).until(() -> provider.log().rings().size() == MANY);

    assertThat(provider.running()).isEqualTo(MANY);
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(before + 50);
    inParallel(MANY, i -> provider.cut(sessions.get(i)));
    await().atMost(BOUND).until(() -> provider.running() == 0);
    assertThat(provider.log().size()).isZero();
    assertThat(ports.calls.values())
        .allSatisfy(call -> assertThat(call.ending()).contains(Ending.CANCELED));
    assertThat(MockRings.read(folder))
        .hasSize(MANY)
        .extracting(MockRings.Ring::phone)
        .doesNotHaveDuplicates();
  }

  @Test
  void areAllThereAgainAfterARestart() {
    startAll();
    var remembered = provider.log().open();
    provider.close();

    open();

    assertThat(provider.log().open()).hasSize(MANY).isEqualTo(remembered);
  }

  @Test
  void areHalfOfWhatTheProviderHoldsAndMoreAreRefused() {
    var gateway = new MockVoiceGateway(provider, 1);
    inParallel(MockProvider.MOST_SESSIONS, i -> provider.create(session(i), attempt(i), TICKET));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> gateway.start(attempt(0), TICKET))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("voice.too_many_sessions"));
  }

  private List<SessionId> startAll() {
    inParallel(
        MANY,
        i -> {
          ports.intend(i);
          provider.create(session(i), attempt(i), TICKET);
        });
    return IntStream.range(0, MANY).mapToObj(TenThousandSessionsTest::session).toList();
  }

  private static void inParallel(int times, IntConsumer work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, times).forEach(i -> threads.execute(() -> work.accept(i)));
    }
  }

  private static SessionId session(int no) {
    return new SessionId("mock-" + no);
  }

  private static AttemptId attempt(int no) {
    return new AttemptId(new UUID(0, no));
  }

  /** Just what the two use cases need, without transactions: no two sessions share a call. */
  private static final class Ports implements UnitOfWork, CallRepository, DialLedger, WorkQueue {
    final Map<CallId, Call> calls = new ConcurrentHashMap<>();
    private final Map<AttemptId, DialAttempt> attempts = new ConcurrentHashMap<>();
    private final Map<AttemptId, SessionId> granted = new ConcurrentHashMap<>();

    void intend(int no) {
      var phone = new PhoneNumber("+99890%06d4".formatted(no));
      var call = CallBuilder.aCall().to(phone.e164()).dialing().build();
      add(call);
      attempts.put(attempt(no), new DialAttempt(attempt(no), call.id(), 1, phone));
    }

    @Override
    public <T> T run(Supplier<T> work) {
      return work.get();
    }

    @Override
    public void add(Call call) {
      store(call, 1);
    }

    @Override
    public Optional<Call> find(CallId id) {
      return Optional.ofNullable(calls.get(id));
    }

    @Override
    public void save(Call call) {
      if (find(call.id()).orElseThrow().version() != call.version()) {
        throw new StaleCall(call.id());
      }
      store(call, call.version() + 1);
    }

    private void store(Call call, int version) {
      calls.put(
          call.id(), Call.stored(call.id(), call.request(), call.timeline().recorded(), version));
    }

    @Override
    public Optional<Grant> grant(
        AttemptId attempt,
        String ticketHash,
        SessionId session,
        Optional<ControlAddress> control,
        Duration freshness) {
      var holder = granted.putIfAbsent(attempt, session);
      return holder == null || holder.equals(session)
          ? Optional.of(new Grant(attempts.get(attempt), holder == null))
          : Optional.empty();
    }

    @Override
    public Optional<DialAttempt> grantedTo(
        AttemptId attempt, String ticketHash, SessionId session) {
      return session.equals(granted.get(attempt))
          ? Optional.of(attempts.get(attempt))
          : Optional.empty();
    }

    @Override
    public Optional<ControlAddress> controlOf(SessionId session) {
      return Optional.empty();
    }

    @Override
    public boolean notRung(AttemptId attempt, String reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void rang(AttemptId attempt) {}

    @Override
    public boolean ended(AttemptId attempt) {
      return true;
    }

    @Override
    public boolean endedBefore(AttemptId attempt, SessionId session) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean lost(AttemptId attempt, String reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Entry> find(AttemptId attempt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<UnknownAttempt> unknown(int limit, Optional<AttemptId> after) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long countUnknown() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void intend(DialAttempt attempt, String ticketHash) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void accepted(AttemptId attempt, SessionId session) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void refuse(AttemptId attempt, String reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean revoke(AttemptId attempt, String reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DialAttempt> revokeBusy(AttemptId attempt, String ticketHash) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unanswered(AttemptId attempt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void enqueue(CallId call, int version, Later later) {}

    @Override
    public void recall() {}

    @Override
    public Optional<DialAttempt> revokeOpen(CallId call, String reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<DialAttempt> revokeStale(Duration age, int limit) {
      throw new UnsupportedOperationException();
    }
  }
}
