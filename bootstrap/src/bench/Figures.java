import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, as a table. */
final class Figures {
  private final Map<String, String> rows = new LinkedHashMap<>();

  void put(String what, String figure) {
    rows.put(what, figure);
    System.out.printf("%-64s %s%n", what, figure);
  }

  void put(String what, List<Double> millis) {
    put(what, percentiles(millis));
  }

  /** A step that may not be possible here; the table then says why. */
  void attempt(String what, Measurement measurement) throws Exception {
    try {
      measurement.take();
    } catch (IllegalStateException impossible) {
      put(what, "not measured: " + impossible.getMessage());
    }
  }

  /** Fails with {@link IllegalStateException} where something cannot be measured. */
  interface Measurement {
    void take() throws Exception;
  }

  void print() {
    System.out.println();
    rows.forEach((what, figure) -> System.out.printf("%-64s %s%n", what, figure));
  }

  static String percentiles(List<Double> millis) {
    if (millis.isEmpty()) {
      return "nothing came";
    }
    var sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return "p50 %.1f ms   p95 %.1f ms   p99 %.1f ms".formatted(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }
}
