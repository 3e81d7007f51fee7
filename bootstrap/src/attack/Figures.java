import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was sent, what came back, and what should not have. */
final class Figures {
  /** Enough to act on; how many more there are is counted. */
  private static final int SHOWN = 40;

  private final Map<String, Map<String, AtomicInteger>> statuses = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();

  private record Finding(String what, String how) {}

  synchronized void answered(String part, int status) {
    statuses
        .computeIfAbsent(part, _ -> new TreeMap<>())
        .computeIfAbsent(status == 0 ? "no answer" : String.valueOf(status), _ -> new AtomicInteger())
        .incrementAndGet();
  }

  /** What is wrong, and the command or the steps that show it again. */
  synchronized void found(String what, String how) {
    findings.add(new Finding(what, how));
  }

  /** One attack, by its name, that was tried and did no harm if {@code isHarmless}. */
  synchronized void tried(String attack, boolean isHarmless, String otherwise) {
    if (isHarmless) {
      passed.add(attack);
    } else {
      findings.add(new Finding(attack + ": " + otherwise, "./halo attack --requests 1"));
    }
  }

  synchronized boolean isClean() {
    return findings.isEmpty();
  }

  synchronized void print() {
    statuses.forEach((part, counts) -> {
      var all = counts.values().stream().mapToInt(AtomicInteger::get).sum();
      System.out.printf("%n%-36s %,8d requests%n", part, all);
      counts.forEach((status, count) -> System.out.printf("    %-32s %,8d%n", status, count.get()));
    });
    System.out.printf("%n%-36s %,8d tried and harmless%n", "named attacks", passed.size());
    passed.forEach(attack -> System.out.println("    " + attack));
    System.out.printf("%n%-36s %,8d%n", "findings", findings.size());
    findings.stream().limit(SHOWN).forEach(finding ->
        System.out.printf("  - %s%n      %s%n", finding.what(), finding.how()));
    if (findings.size() > SHOWN) {
      System.out.printf("  and %,d more%n", findings.size() - SHOWN);
    }
  }
}
