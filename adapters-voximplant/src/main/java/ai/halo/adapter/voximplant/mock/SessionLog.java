package ai.halo.adapter.voximplant.mock;

import ai.halo.adapter.voximplant.mock.SessionEvent.Cut;
import ai.halo.adapter.voximplant.mock.SessionEvent.Ended;
import ai.halo.adapter.voximplant.mock.SessionEvent.Past;
import ai.halo.adapter.voximplant.mock.SessionEvent.Rang;
import ai.halo.adapter.voximplant.mock.SessionEvent.Started;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.SessionRecord;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's memory: every session that is not over, and the latest rings, in a journal that
 * outlives this process.
 *
 * <p>Of a session that is over only its ring is kept and how it went, and of those the latest; the
 * file is written anew without the rest when it is opened and whenever it has grown large.
 */
final class SessionLog implements Closeable {
  /** The name of the journal in its folder. */
  static final String FILE = "voice.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);

  private final SessionLines lines = new SessionLines();
  private final Map<SessionId, OpenSession> open = new LinkedHashMap<>();
  private final Deque<Rang> rings = new ArrayDeque<>();
  private final SequencedMap<SessionId, Past> over = new LinkedHashMap<>();
  private final Limits limits;
  private final JournalFile file;
  private long compactAt;

  /**
   * What bounds the journal.
   *
   * @param rings how many rings are kept of sessions that are over, and how many of those sessions
   * @param bytes from which size on the file is written anew
   */
  record Limits(int rings, long bytes) {
    static final Limits USUAL = new Limits(10_000, 64L << 20);
  }

  /** Opens the memory that lies in this folder, or an empty one. */
  SessionLog(Path directory, Limits limits) {
    this.limits = limits;
    var unreadable = new ArrayList<Integer>();
    var no = new int[1];
    this.file =
        JournalFile.open(
            directory.resolve(FILE),
            line -> {
              no[0]++;
              lines.read(line).ifPresentOrElse(this::apply, () -> unreadable.add(no[0]));
            });
    if (!unreadable.isEmpty()) {
      LOG.warn("{} holds {} lines that cannot be read, passed over", FILE, unreadable.size());
    }
    compact();
  }

  /** The session of that name; empty when it is over or never was. */
  synchronized Optional<OpenSession> find(SessionId session) {
    return Optional.ofNullable(open.get(session));
  }

  /** What a session was that is over; empty when it is not, never was, or is forgotten. */
  synchronized Optional<Past> past(SessionId session) {
    return Optional.ofNullable(over.get(session));
  }

  /** What the latest sessions were that are over, those that were over first first. */
  synchronized Map<SessionId, Past> past() {
    return new LinkedHashMap<>(over);
  }

  /** Every session that is not over, the oldest first. */
  synchronized List<OpenSession> open() {
    return List.copyOf(open.values());
  }

  /** How many sessions are not over. */
  synchronized int size() {
    return open.size();
  }

  /** The rings of sessions that are not over, and the latest of those that are. */
  synchronized List<Rang> rings() {
    return Stream.concat(
            rings.stream(), open.values().stream().flatMap(session -> session.rang().stream()))
        .toList();
  }

  /**
   * Remembers an event, on the disk too when this returns.
   *
   * @throws UncheckedIOException when it could not be written; it is not remembered then
   */
  void remember(SessionEvent event) {
    synchronized (this) {
      file.append(lines.write(event));
      apply(event);
      compactWhenLarge();
    }
    file.force();
  }

  /**
   * Forgets the number of sessions that are over, on the disk too when this returns.
   *
   * @throws UncheckedIOException when it could not be written; it is forgotten in memory alone then
   */
  synchronized void forget(PhoneNumber phone) {
    rings.removeIf(ring -> ring.phone().equals(phone));
    over.values()
        .removeIf(
            past -> past.leg().flatMap(SessionRecord.Leg::dialled).equals(Optional.of(phone)));
    compact();
  }

  @Override
  public void close() {
    file.close();
  }

  private void apply(SessionEvent event) {
    switch (event) {
      case Started e -> open.putIfAbsent(e.session(), OpenSession.of(e));
      case Rang e -> {
        if (open.computeIfPresent(e.session(), (_, session) -> session.with(e)) == null) {
          keep(e);
        }
      }
      case Cut e -> open.computeIfPresent(e.session(), (_, session) -> session.with(e));
      case Ended e -> {
        Optional.ofNullable(open.remove(e.session()))
            .flatMap(OpenSession::rang)
            .ifPresent(this::keep);
        e.past().ifPresent(past -> keep(e.session(), past));
      }
    }
  }

  private void keep(Rang ring) {
    rings.addLast(
        new Rang(ring.session(), ring.attempt(), ring.phone(), ring.at(), Optional.empty()));
    if (rings.size() > limits.rings()) {
      rings.removeFirst();
    }
  }

  private void keep(SessionId session, Past past) {
    over.putIfAbsent(session, past);
    if (over.size() > limits.rings()) {
      over.pollFirstEntry();
    }
  }

  /** A journal that cannot be written anew goes on growing until the next try. */
  private void compactWhenLarge() {
    if (file.size() <= compactAt) {
      return;
    }
    try {
      compact();
    } catch (UncheckedIOException e) {
      compactAt = 2 * file.size();
      LOG.warn("{} could not be shortened and grows on", FILE, e);
    }
  }

  private void compact() {
    Collection<OpenSession> sessions = open.values();
    var kept =
        Stream.of(
                rings.stream(),
                over.entrySet().stream().map(e -> new Ended(e.getKey(), Optional.of(e.getValue()))),
                sessions.stream().flatMap(OpenSession::events))
            .flatMap(events -> events)
            .map(lines::write)
            .toList();
    file.replaceBy(kept);
    compactAt = Math.max(limits.bytes(), 2 * file.size());
  }
}
