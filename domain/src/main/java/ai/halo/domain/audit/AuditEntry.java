package ai.halo.domain.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One line of the audit log.
 *
 * @param by the user's name, or {@link #HALO} where HALO did it itself; empty where somebody tried
 *     to come in under a name that nobody has, which is not kept: people type passwords there
 * @param address the network address it was asked for from; empty for HALO's own work
 * @param about to what or whom it was done; empty where that is clear or there are many
 * @param details more about it in words and numbers, such as how many: at most 8, of at most 100
 *     characters each, and never a plus sign, so that no phone number in international form gets in
 */
public record AuditEntry(
    Instant at,
    Optional<String> by,
    Optional<String> address,
    AuditAction action,
    Optional<Subject> about,
    SortedMap<String, String> details) {
  /** Who does what no user asked for. */
  public static final String HALO = "halo";

  private static final int MOST_DETAILS = 8;
  private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Alnum}_.,:;/ -]{1,100}");

  /** Refuses details that could tell of a person who is called. Keeps a copy. */
  public AuditEntry {
    details = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(details));
    if (details.size() > MOST_DETAILS
        || !details.keySet().stream().allMatch(NAME.asMatchPredicate())
        || !details.values().stream().allMatch(VALUE.asMatchPredicate())) {
      throw new IllegalArgumentException("not details that may stand in the audit log");
    }
  }

  /** Of details in any order. */
  public AuditEntry(
      Instant at,
      Optional<String> by,
      Optional<String> address,
      AuditAction action,
      Optional<Subject> about,
      Map<String, String> details) {
    this(at, by, address, action, about, new TreeMap<>(details));
  }

  /** Names and addresses of users are personal, too, and are not printed. */
  @Override
  public String toString() {
    return "AuditEntry[%s, %s]".formatted(at, action);
  }
}
