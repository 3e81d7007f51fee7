package ai.halo.adapter.voximplant.mock;

import ai.halo.adapter.voximplant.mock.SessionEvent.Ended;
import ai.halo.adapter.voximplant.mock.SessionEvent.Past;
import ai.halo.adapter.voximplant.mock.SessionEvent.Play;
import ai.halo.adapter.voximplant.mock.SessionEvent.Rang;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.Disclosure;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.conversation.Ending;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One session of the provider, from asking for its permit to its last report, on a virtual thread
 * of its own.
 *
 * <p>All it must not forget is in the log, so it can be stopped, or killed, at any point and go on
 * from there as another object.
 */
final class MockSession implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(MockSession.class);

  private static final Duration AT_ONCE = Duration.ofMillis(5);

  private final SessionId id;
  private final MockProvider provider;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean stopped;

  MockSession(SessionId id, MockProvider provider) {
    this.id = id;
    this.provider = provider;
  }

  /** What became of asking for a permit. */
  private sealed interface Verdict {
    record Yes(CallRequest request) implements Verdict {}

    record No() implements Verdict {}

    /** Nobody answered in time, or too late. The permit may be ours without our knowing. */
    record Silence() implements Verdict {}
  }

  /** Lets it look at the log again, where something new about it stands. */
  void wake() {
    bell.release();
  }

  /** Lets it end at the next point where nothing is under way; it goes on when run anew. */
  void stop() {
    stopped = true;
    wake();
  }

  @Override
  public void run() {
    try {
      var session = provider.log().find(id);
      if (session.isPresent() && live(session.get())) {
        provider.log().remember(new Ended(id, Optional.of(past())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("session {} broke off and goes on after the next start", id, e);
    } finally {
      provider.over(this);
    }
  }

  SessionId id() {
    return id;
  }

  /** Whether everything is reported, rather than the session stopped before. */
  private boolean live(OpenSession session) throws InterruptedException {
    if (session.rang().isEmpty()) {
      switch (permit(session)) {
        case Verdict.Yes yes -> dial(session, yes.request());
        case Verdict.No _ -> {
          return true;
        }
        case Verdict.Silence _ -> {}
      }
    }
    return !stopped && tell();
  }

  private Verdict permit(OpenSession session) throws InterruptedException {
    var patience = provider.patience();
    var started = session.started();
    for (var after : patience.tries()) {
      waitUntil(started.at().plus(after));
      if (stopped || isCut() || !now().isBefore(started.at().plus(patience.permit()))) {
        break;
      }
      var asked = System.nanoTime();
      var permit = ask(session);
      var took = Duration.ofNanos(System.nanoTime() - asked);
      if (permit.isPresent()) {
        return verdict(permit.get(), took.compareTo(patience.stalest()) > 0);
      }
    }
    return new Verdict.Silence();
  }

  private static Verdict verdict(Permit permit, boolean stale) {
    return switch (permit) {
      case Permit.Yes yes -> stale ? new Verdict.Silence() : new Verdict.Yes(yes.request());
      case Permit.No _ -> new Verdict.No();
    };
  }

  private Optional<Permit> ask(OpenSession session) throws InterruptedException {
    var started = session.started();
    try {
      return Optional.of(
          provider.inTurn(() ->
              provider.askPermit().ask(started.attempt(), started.ticket(), id, Optional.empty())));
    } catch (RuntimeException e) {
      LOG.warn("session {} got no answer about its permit: {}", id, e.getClass().getName());
      return Optional.empty();
    }
  }

  /** Rings the phone. That it rang is on the disk before anybody can know. */
  private void dial(OpenSession session, CallRequest request) {
    if (isCut()) {
      return;
    }
    var attempt = session.started().attempt();
    var dialogue = provider.book().choose(request.phone(), request.language(), attempt);
    var play = new Play(dialogue.id(), Disclosure.opening(request), provider.speed());
    try {
      provider.log().remember(new Rang(id, attempt, request.phone(), now(), Optional.of(play)));
    } catch (UncheckedIOException e) {
      LOG.error("session {} cannot note that it rings, so it does not", id, e);
    }
  }

  /** Reports the line as it goes, until all of it is known or does not count. */
  private boolean tell() throws InterruptedException {
    var known = 0;
    var failures = 0;
    while (!stopped) {
      var score = score();
      var signals = score.signals();
      var happened = score.happenedBy(now());
      if (happened < signals.size() && (happened <= known || follows(signals.get(happened).at()))) {
        waitUntil(signals.get(happened).at());
        continue;
      }
      var isLast = happened == signals.size();
      var outcome = report(isLast ? signals : signals.subList(known, happened), failures);
      if (outcome.isPresent()) {
        if (isLast || outcome.get() == ReportLine.Outcome.NOT_GRANTED) {
          return true;
        }
        known = happened;
        failures = 0;
        continue;
      }
      failures++;
      if (isGivenUp(signals.getFirst().at())) {
        LOG.error("session {} gives up reporting: nobody listened for too long", id);
        return true;
      }
      waitUntil(now().plus(provider.patience().pauseAfter(failures)));
    }
    return false;
  }

  /** What follows at once is told together: at a high speed that is a whole call. */
  private boolean follows(Instant next) {
    return next.isBefore(now().plus(AT_ONCE));
  }

  private boolean isGivenUp(Instant begun) {
    return now().isAfter(begun.plus(provider.patience().reports()));
  }

  private Optional<ReportLine.Outcome> report(List<LineSignal> signals, int failures)
      throws InterruptedException {
    var started = session().started();
    try {
      return Optional.of(
          provider.inTurn(() ->
              provider.reportLine().report(started.attempt(), started.ticket(), id, signals)));
    } catch (RuntimeException e) {
      // Its message may hold what is personal, and one complaint in a row is enough.
      LOG.atLevel(failures == 0 ? Level.WARN : Level.DEBUG)
          .log("session {} could not report: {}", id, e.getClass().getName());
      return Optional.empty();
    }
  }

  /** What happens on this line, by what the log knows now. */
  private Score score() {
    var session = session();
    var cut = session.cut().map(SessionEvent.Cut::at);
    var played = session.rang().map(this::played);
    if (played.isPresent()) {
      return cut.map(at -> played.get().cutAt(at)).orElse(played.get());
    }
    // Both times are the same whenever this is asked, so that a repeated report is the same one.
    return cut.map(at -> Score.unrung(at, Ending.CANCELED))
        .orElseGet(() ->
            Score.unrung(
                session.started().at().plus(provider.patience().permit()), Ending.PROVIDER_ERROR));
  }

  private Score played(Rang rang) {
    return rang.play()
        .flatMap(play ->
            provider
                .book()
                .find(play.dialogue())
                .map(dialogue -> Score.of(dialogue, play.greeting(), rang.at(), play.speed())))
        // A release in between has no such dialogue any more: the line is dead.
        .orElseGet(() -> Score.unrung(rang.at(), Ending.PROVIDER_ERROR));
  }

  /** What it was, for whoever asks later. A session that rang nobody has no line to tell of. */
  private Past past() {
    var session = session();
    var attempt = session.started().attempt();
    var began = session.started().at();
    return session
        .rang()
        .map(rang -> {
          var score = score();
          return new Past(
              attempt, began, Optional.of(score.leg(rang.at(), rang.phone())), score.reason());
        })
        .orElseGet(() -> new Past(attempt, began, Optional.empty(), ""));
  }

  private OpenSession session() {
    return provider.log().find(id).orElseThrow();
  }

  private boolean isCut() {
    return session().cut().isPresent();
  }

  private Instant now() {
    return provider.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Waits for a moment, or for a bell before it. */
  private void waitUntil(Instant moment) throws InterruptedException {
    var left = Duration.between(now(), moment);
    if (left.isPositive() && !stopped && bell.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS)) {
      bell.drainPermits();
    }
  }
}
