package ai.halo.domain.port;

import ai.halo.domain.audit.AuditEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The log in memory. */
public final class InMemoryAuditLog implements AuditLog {
  private static final Comparator<Key> OLDEST_FIRST =
      Comparator.comparing(Key::at).thenComparingLong(Key::no);

  private final InstantSource clock;
  private List<Numbered> entries = new ArrayList<>();
  private long last;

  public InMemoryAuditLog(InMemoryUnitOfWork unitOfWork, InstantSource clock) {
    this.clock = clock;
    unitOfWork.enlist(() -> {
      var before = new ArrayList<>(entries);
      return () -> entries = before;
    });
  }

  @Override
  public synchronized void append(AuditEntry entry) {
    last++;
    entries.add(new Numbered(new Key(entry.at(), last), entry));
  }

  @Override
  public synchronized Page page(Filter filter, Optional<Key> after, int limit) {
    var found =
        entries.stream()
            .filter(numbered -> matches(filter, numbered.entry()))
            .sorted(Comparator.comparing(Numbered::key, OLDEST_FIRST).reversed())
            .filter(numbered ->
                after.filter(key -> OLDEST_FIRST.compare(numbered.key(), key) >= 0).isEmpty())
            .toList();
    var page = found.subList(0, Math.min(limit, found.size()));
    return new Page(
        page, found.size() <= limit ? Optional.empty() : Optional.of(page.getLast().key()));
  }

  private static boolean matches(Filter filter, AuditEntry entry) {
    return Stream.of(
            filter.by().isEmpty() || filter.by().equals(entry.by()),
            filter.actions().isEmpty() || filter.actions().contains(entry.action()),
            filter.about().isEmpty() || filter.about().equals(entry.about()),
            filter.from().filter(entry.at()::isBefore).isEmpty(),
            filter.to().filter(to -> !entry.at().isBefore(to)).isEmpty())
        .allMatch(fits -> fits);
  }

  @Override
  public synchronized int forgetBefore(Instant limit, int most) {
    var youngest = clock.instant().minus(LEAST_KEPT);
    var gone =
        entries.stream()
            .filter(numbered ->
                numbered.key().at().isBefore(limit) && numbered.key().at().isBefore(youngest))
            .sorted(Comparator.comparing(Numbered::key, OLDEST_FIRST))
            .limit(most)
            .toList();
    entries.removeAll(gone);
    return gone.size();
  }

  /** All entries as {@code who action about}, in the order of appending. */
  public synchronized List<String> lines() {
    return entries.stream()
        .map(Numbered::entry)
        .map(entry ->
            "%s %s %s"
                .formatted(
                    entry.by().orElse("-"),
                    entry.action().word(),
                    entry.about().map(about -> about.name()).orElse("-")))
        .toList();
  }
}
