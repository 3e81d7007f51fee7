package ai.halo.adapter.web.push;

import ai.halo.adapter.web.push.EventStream.Resume;
import ai.halo.adapter.web.security.LiveTokens;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.WatchCalls;
import ai.halo.domain.call.CallId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The streams that are open on this node; it ends them when the node shuts down. */
final class EventStreams implements ApplicationListener<ContextClosedEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  /** What a write to one client costs, about; so long a fact waits for each client there is. */
  private static final Duration WAIT_PER_STREAM = Duration.ofNanos(20_000);

  /** Less is not worth waiting for, and nobody sees more. */
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(2);

  private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

  private final WatchCalls watchCalls;
  private final LiveTokens live;
  private final Frames frames;
  private final PushSettings settings;
  private final Places places;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

  EventStreams(WatchCalls watchCalls, LiveTokens live, Frames frames, PushSettings settings) {
    this.watchCalls = watchCalls;
    this.live = live;
    this.frames = frames;
    this.settings = settings;
    this.places = new Places(settings.streamsPerUser(), settings.streams());
  }

  /** A stream that has its place; {@link #close} gives it back, however often it is called. */
  final class Opened implements StreamingResponseBody, AutoCloseable {
    private final SignedIn who;
    private final EventStream stream;
    private final HttpServletResponse response;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Opened(SignedIn who, EventStream stream, HttpServletResponse response) {
      this.who = who;
      this.stream = stream;
      this.response = response;
    }

    @Override
    public void writeTo(OutputStream out) {
      try {
        stream.writeTo(text -> send(out, text), watchCalls);
      } catch (IOException gone) {
        LOG.debug("A client of the event stream is gone: {}", gone.getMessage());
      } finally {
        close();
      }
    }

    /** Spring's stream holds back what is flushed; the container's response does not. */
    private void send(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        stream.end();
        open.remove(stream);
        places.giveBack(who.user().id());
      }
    }
  }

  /** Opens a stream for a user, or refuses when there are too many. */
  Opened open(SignedIn who, Resume resume, Optional<CallId> only, HttpServletResponse response) {
    places.take(who.user().id());
    var masked = !who.user().role().seesNumbers();
    var stream =
        new EventStream(
            frames,
            masked,
            resume,
            only,
            settings,
            () -> live.isLive(who),
            () -> company(open.size()));
    open.add(stream);
    return new Opened(who, stream, response);
  }

  /**
   * How long a fact waits for others: not at all while few watch; with many, sending each fact by
   * itself would take longer than that.
   */
  static Duration company(int streams) {
    var wait = WAIT_PER_STREAM.multipliedBy(streams);
    if (wait.compareTo(SHORTEST_WAIT) < 0) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** How many are open. */
  int count() {
    return places.open();
  }

  /** A graceful shutdown waits for requests to end, and streams would not by themselves. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    open.forEach(EventStream::end);
  }
}
