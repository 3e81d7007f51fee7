package ai.halo.adapter.notify.mock;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a mock got under which key, in a journal that outlives this process and that several may
 * share. Under one key it takes something once.
 *
 * <p>It remembers the latest keys, and of the latest of them the content too. The file is written
 * anew without the rest when it is opened and whenever it has grown large.
 *
 * @param <T> the content, a record that refuses in its constructor what it cannot hold
 */
final class KeyedJournal<T> implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyedJournal.class);

  /** In the place of an id: the key was refused, and nothing was taken under it. */
  private static final String REFUSED = "";

  private final Lines<T> lines;
  private final Path path;
  private final String prefix;
  private final Limits limits;
  private final SequencedMap<String, String> ids = new LinkedHashMap<>();
  private final SequencedMap<String, T> contents = new LinkedHashMap<>();
  private final Consumer<String> reader;
  private final JournalFile file;
  private long latest;
  private long compactAt;

  /**
   * What bounds the journal.
   *
   * @param keys how many keys are remembered; under an older one something could be taken twice
   * @param contents of how many the content is remembered
   * @param bytes from which size on the file is written anew
   */
  record Limits(int keys, int contents, long bytes) {
    static final Limits USUAL = new Limits(100_000, 1_000, 64L << 20);
  }

  /** Something that was taken; the content is empty when it is forgotten. */
  record Entry<T>(String key, String id, Optional<T> content) {}

  /**
   * Opens the journal, or a new one.
   *
   * @param prefix what ids begin with; {@code LEAD-} makes {@code LEAD-000001} and so on
   * @throws UncheckedIOException when the file cannot be read or written
   */
  KeyedJournal(Path path, Class<T> type, String prefix, Limits limits) {
    this.lines = new Lines<>(type);
    this.path = path;
    this.prefix = prefix;
    this.limits = limits;
    this.reader = each(lines, path, this::apply);
    this.file =
        JournalFile.alone(
            path,
            () -> {
              var opened = JournalFile.open(path, reader);
              opened.replaceBy(all());
              return opened;
            });
    compactAt = bound();
  }

  /**
   * Every entry of a journal, the oldest first; the file may be in use and is left as it is.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  static <T> List<Entry<T>> read(Path path, Class<T> type) {
    var entries = new ArrayList<Entry<T>>();
    JournalFile.read(
        path,
        each(
            new Lines<>(type),
            path,
            entry -> {
              if (!entry.id().equals(REFUSED)) {
                entries.add(entry);
              }
            }));
    return List.copyOf(entries);
  }

  /** The id under which the content of this key was taken; empty when it was not. */
  synchronized Optional<String> idOf(String key) {
    return together(() -> known(key));
  }

  private Optional<String> known(String key) {
    return Optional.ofNullable(ids.get(key)).filter(id -> !id.equals(REFUSED));
  }

  /** Does something alone and with all that is known, by other processes too. */
  private <R> R together(Supplier<R> work) {
    return JournalFile.alone(
        path,
        () -> {
          file.catchUp(this::forget, reader);
          return work.get();
        });
  }

  private void forget() {
    ids.clear();
    contents.clear();
  }

  /**
   * Takes the content of this key, unless it was taken before; it is on the disk when this returns.
   *
   * @return the id under which it was taken
   * @throws UncheckedIOException when it could not be written; asking again is harmless
   */
  String takeOnce(String key, Supplier<T> content) {
    String id;
    synchronized (this) {
      id = together(() -> known(key).orElseGet(() -> take(key, content.get())));
    }
    file.force();
    return id;
  }

  private String take(String key, T content) {
    var id = "%s%06d".formatted(prefix, latest + 1);
    remember(new Entry<>(key, id, Optional.of(content)));
    return id;
  }

  /**
   * Refuses a key nobody has seen.
   *
   * @return whether it was refused just now
   * @throws UncheckedIOException when that could not be written; it was not refused then
   */
  boolean refuseOnce(String key) {
    boolean isNews;
    synchronized (this) {
      isNews = together(() -> !ids.containsKey(key) && refuse(key));
    }
    file.force();
    return isNews;
  }

  private boolean refuse(String key) {
    remember(new Entry<>(key, REFUSED, Optional.empty()));
    return true;
  }

  /** The latest that was taken and whose content is remembered, newest first. */
  synchronized List<Entry<T>> latest(int limit) {
    return together(() -> newest(limit));
  }

  private List<Entry<T>> newest(int limit) {
    return contents.sequencedEntrySet().reversed().stream()
        .limit(limit)
        .map(taken -> entry(taken.getKey()))
        .toList();
  }

  /**
   * Forgets the content of what fits, on the disk too when this returns; the keys stay, so that
   * nothing is taken twice.
   *
   * @throws UncheckedIOException when it could not be written; it is forgotten in memory alone then
   */
  synchronized void forgetContents(Predicate<T> fits) {
    var forgot = together(() -> forgetTogether(fits));
    LOG.debug("{} has forgotten contents: {}", path.getFileName(), forgot);
  }

  private boolean forgetTogether(Predicate<T> fits) {
    var found = contents.values().removeIf(fits);
    if (found) {
      compact();
    }
    return found;
  }

  @Override
  public void close() {
    file.close();
  }

  private void remember(Entry<T> entry) {
    file.append(lines.write(entry));
    apply(entry);
    if (file.size() > compactAt) {
      compactWhenLarge();
    }
  }

  private void apply(Entry<T> entry) {
    ids.remove(entry.key());
    ids.put(entry.key(), entry.id());
    if (ids.size() > limits.keys()) {
      ids.pollFirstEntry();
    }
    entry
        .content()
        .ifPresent(content -> {
          contents.put(entry.key(), content);
          if (contents.size() > limits.contents()) {
            contents.pollFirstEntry();
          }
        });
    latest = Math.max(latest, number(entry.id()));
  }

  private long number(String id) {
    return id.startsWith(prefix) && id.substring(prefix.length()).matches("\\d{1,15}")
        ? Long.parseLong(id.substring(prefix.length()))
        : 0;
  }

  /** A journal that cannot be written anew goes on growing until the next try. */
  private void compactWhenLarge() {
    try {
      compact();
    } catch (UncheckedIOException e) {
      compactAt = 2 * file.size();
      LOG.warn("{} could not be shortened and grows on", path.getFileName(), e);
    }
  }

  private void compact() {
    file.replaceBy(all());
    compactAt = bound();
  }

  private List<String> all() {
    return ids.keySet().stream().map(this::entry).map(lines::write).toList();
  }

  private long bound() {
    return Math.max(limits.bytes(), 2 * file.size());
  }

  private Entry<T> entry(String key) {
    return new Entry<>(key, ids.getOrDefault(key, REFUSED), Optional.ofNullable(contents.get(key)));
  }

  /** Hands on the entry of each line; a line without one is passed over, and said to be. */
  private static <T> Consumer<String> each(Lines<T> lines, Path path, Consumer<Entry<T>> reader) {
    return line ->
        lines
            .read(line)
            .ifPresentOrElse(
                reader,
                () ->
                    LOG.warn(
                        "{} holds a line that cannot be read, passed over", path.getFileName()));
  }

  /** Entries as lines of JSON. */
  private static final class Lines<T> {
    private final JsonMapper json = JsonMapper.builder().build();
    private final Class<T> type;

    Lines(Class<T> type) {
      this.type = type;
    }

    private record LineJson(
        @Nullable String key, @Nullable String id, @Nullable Map<String, Object> content) {}

    String write(Entry<T> entry) {
      var line = json.createObjectNode().put("key", entry.key()).put("id", entry.id());
      entry.content().ifPresent(content -> line.set("content", json.valueToTree(content)));
      return json.writeValueAsString(line);
    }

    Optional<Entry<T>> read(String text) {
      try {
        var line = json.readValue(text, LineJson.class);
        return line == null || line.key() == null || line.id() == null
            ? Optional.empty()
            : Optional.of(
                new Entry<>(
                    line.key(),
                    line.id(),
                    Optional.ofNullable(line.content())
                        .map(content -> json.convertValue(content, type))));
      } catch (JacksonException e) {
        return Optional.empty();
      }
    }
  }
}
