package ai.halo.adapter.voximplant.mock;

import static org.awaitility.Awaitility.await;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallRequest.Greeting;
import ai.halo.domain.call.CallRequest.Prompt;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A mock provider that plays to a world in memory, and can be killed and started again. */
final class Stage implements AutoCloseable {
  static final String GREETING = "Здравствуйте! Это Малика, клиника «Рубин».";

  /** Tries again soon, and waits as long as ever. */
  static final Patience EAGER =
      new Patience(
          List.of(
              Duration.ZERO, Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofMillis(150)),
          Patience.USUAL.permit(),
          Patience.USUAL.stalest(),
          Duration.ofMillis(1),
          Duration.ofMillis(50),
          Duration.ofMinutes(1));

  /** Tries again soon, and waits for its permit two seconds in all. */
  static final Patience HASTY = hasty(Duration.ofSeconds(1));

  /** Likewise, and takes no yes that took longer than this. */
  static Patience hasty(Duration stalest) {
    return new Patience(
        EAGER.tries(),
        Duration.ofSeconds(2),
        stalest,
        EAGER.firstPause(),
        EAGER.longestPause(),
        EAGER.reports());
  }

  final World world = new World();

  /** What sessions speak with; a test may put something less reliable here. */
  volatile Supplier<AskPermit> askPermit = () -> world.askPermit;

  volatile Supplier<ReportLine> reportLine = () -> world.reportLine;

  private final Path folder;
  private final double speed;
  private final Patience patience;
  private final AtomicInteger lives = new AtomicInteger();
  private MockProvider provider;
  private MockVoiceGateway gateway;

  Stage(Path folder, double speed, Patience patience) {
    this.folder = folder;
    this.speed = speed;
    this.patience = patience;
    this.provider = provider(InstantSource.system());
    this.gateway = new MockVoiceGateway(provider, 1);
  }

  /** A thousand times as fast as life, and as patient as ever. */
  static Stage in(Path folder) {
    return new Stage(folder, 1_000, Patience.USUAL).start();
  }

  Stage start() {
    provider.start();
    return this;
  }

  MockProvider provider() {
    return provider;
  }

  MockVoiceGateway gateway() {
    return gateway;
  }

  /** Where the journal of this life lies. */
  Path directory() {
    return folder.resolve("life-" + lives.get());
  }

  /** What a call to this number asks of the provider: a session for its attempt. */
  Dialled dial(String e164, Language language) {
    var request =
        new CallRequest(
            new PhoneNumber(e164),
            language,
            Voice.FEMALE,
            new Greeting(GREETING),
            new Prompt("Предложите осмотр."));
    world.placeCall.place(request, world.operator, Optional.empty());
    world.work();
    var session = world.telephony.sessions.getLast();
    var call = world.calls.all().getLast().id();
    return new Dialled(call, session, gateway.start(session.attempt(), session.ticket()));
  }

  /** A call, what it asked of the provider, and the session it got. */
  record Dialled(CallId call, World.Session asked, SessionId session) {}

  Call call(Dialled dialled) {
    return world.unitOfWork.run(() -> world.call(dialled.call()));
  }

  /** Waits until the call is like this. */
  Call until(Dialled dialled, Predicate<Call> condition) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> call(dialled), condition);
  }

  /** Waits until the session has nothing to do any more. */
  void untilOver(Dialled dialled) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> provider.log().find(dialled.session()).isEmpty());
  }

  /** What was reported of the line, in its order. */
  List<LineSignal> reported(Dialled dialled) {
    return call(dialled).timeline().inOrder().stream()
        .filter(LineFact.class::isInstance)
        .map(fact -> ((LineFact) fact).signal())
        .filter(Stage::isTheProviders)
        .toList();
  }

  List<MockRings.Ring> rings() {
    return MockRings.read(directory());
  }

  /**
   * The process dies: nothing more is said to HALO, and another provider finds the journal as it
   * was at that moment. It does not run yet.
   */
  void crash() {
    crash(InstantSource.system());
  }

  /** Likewise, with the time by which the new process finds itself. */
  void crash(InstantSource later) {
    var dead = provider;
    var journal = directory().resolve(SessionLog.FILE);
    lives.incrementAndGet();
    try {
      Files.createDirectories(directory());
      Files.copy(journal, directory().resolve(SessionLog.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dead.close();
    provider = provider(later);
    gateway = new MockVoiceGateway(provider, 1);
  }

  @Override
  public void close() {
    provider.close();
  }

  private MockProvider provider(InstantSource clock) {
    var life = lives.get();
    return new MockProvider(
        new SessionLog(directory(), SessionLog.Limits.USUAL),
        new DialogueBook(new DialogueFiles("/dialogues/").read(), 1),
        speed,
        patience,
        clock,
        () -> alive(life, askPermit),
        () -> alive(life, reportLine));
  }

  private <T> T alive(int life, Supplier<T> useCase) {
    if (life != lives.get()) {
      throw new IllegalStateException("the dead do not speak");
    }
    return useCase.get();
  }

  private static boolean isTheProviders(LineSignal signal) {
    return switch (signal) {
      case LineSignal.DialIntended _, LineSignal.DialRevoked _, LineSignal.SessionStarted _ ->
          false;
      case LineSignal.Rang _, LineSignal.Answered _, LineSignal.Said _ -> true;
      case LineSignal.HungUp _, LineSignal.Transcribed _ -> true;
      case LineSignal.AnswererGuessed _, LineSignal.RecordingStarted _ -> true;
      case LineSignal.OptedOut _, LineSignal.CallbackAsked _, LineSignal.VoiceModelLost _ -> true;
    };
  }
}
