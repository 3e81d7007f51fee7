package ai.halo.domain.port;

import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.audit.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who did what, when and from where. Appended only: the store itself refuses to change an entry,
 * and to delete one that is younger than {@link #LEAST_KEPT}.
 */
public interface AuditLog {
  /** No entry is deleted before that, whatever is asked for: 30 days, by the store's clock. */
  Duration LEAST_KEPT = Duration.ofDays(30);

  /** Appends an entry, within the caller's transaction where there is one. */
  void append(AuditEntry entry);

  /**
   * One page of the entries that match, newest first.
   *
   * @param after the last entry of the page before; empty for the first page
   * @param limit how many at most, from 1
   */
  Page page(Filter filter, Optional<Key> after, int limit);

  /**
   * Forgets entries made before {@code limit}, the oldest first, within a transaction.
   *
   * @param most how many at most
   * @return how many it forgot
   */
  int forgetBefore(Instant limit, int most);

  /**
   * Which entries. What is empty lets all through.
   *
   * @param by the user's name, or {@link AuditEntry#HALO}
   * @param from the first instant, inclusive
   * @param to the last instant, exclusive
   */
  record Filter(
      Optional<String> by,
      Set<AuditAction> actions,
      Optional<Subject> about,
      Optional<Instant> from,
      Optional<Instant> to) {
    /** Lets every entry through. */
    public static final Filter ALL =
        new Filter(
            Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Keeps a copy. */
    public Filter {
      actions = Set.copyOf(actions);
    }
  }

  /**
   * A place in the log.
   *
   * @param no the entry's number, in the order of appending
   */
  record Key(Instant at, long no) {}

  /** An entry and its place. */
  record Numbered(Key key, AuditEntry entry) {}

  /**
   * A page.
   *
   * @param next the place to go on from; empty when this is the last page
   */
  record Page(List<Numbered> entries, Optional<Key> next) {
    /** Keeps a copy. */
    public Page {
      entries = List.copyOf(entries);
    }
  }
}
