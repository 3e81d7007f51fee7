package ai.halo.bootstrap.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The last guard of what may be a label: short words alone, and of those a hundred for each label.
 *
 * <p>Whatever else comes, a phone number, a name of a call, a sentence, is counted as {@code
 * other}. Closed sets never meet it; partners' words, which are open, do.
 */
final class BoundedLabels implements MeterFilter {
  static final String OTHER = "other";

  private static final int MOST_VALUES = 100;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,47}");

  /** Six digits, which no code of a partner has and every phone number does, spaced or not. */
  private static final Pattern NUMBER = Pattern.compile("\\d(?:[^A-Za-z]?\\d){5}");

  /** Of identifiers, a run of hexadecimal that no word is. */
  private static final Pattern NAME = Pattern.compile("(?i)[0-9a-f]{8}");

  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().startsWith("halo.") || id.getTags().isEmpty()) {
      return id;
    }
    var tags = id.getTags();
    var bounded = tags.stream().map(tag -> bounded(id.getName(), tag)).toList();
    return bounded.equals(tags) ? id : id.replaceTags(bounded);
  }

  private Tag bounded(String meter, Tag tag) {
    var value = tag.getValue();
    return isWord(value) && isKnown(meter + ' ' + tag.getKey(), value)
        ? tag
        : Tag.of(tag.getKey(), OTHER);
  }

  private static boolean isWord(String value) {
    return WORD.matcher(value).matches()
        && !NUMBER.matcher(value).find()
        && !NAME.matcher(value).find();
  }

  private boolean isKnown(String label, String value) {
    var values = known.computeIfAbsent(label, _ -> ConcurrentHashMap.newKeySet());
    return values.contains(value) || (values.size() < MOST_VALUES && values.add(value));
  }
}
