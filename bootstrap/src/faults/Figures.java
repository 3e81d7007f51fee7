import java.util.ArrayList;
import java.util.List;

/** What was measured, and whether it is as good as it must be. */
final class Figures {
  private final List<Row> rows = new ArrayList<>();

  private record Row(String what, String figure, String goal, boolean missed) {}

  /** A figure that nothing hangs on. */
  void tell(String what, Object figure) {
    rows.add(new Row(what, figure.toString(), "", false));
  }

  /** A figure with a goal. */
  void judge(String what, Object figure, Object goal, boolean isReached) {
    rows.add(new Row(what, figure.toString(), goal.toString(), !isReached));
  }

  boolean allReached() {
    return rows.stream().noneMatch(Row::missed);
  }

  void print() {
    System.out.println();
    for (var row : rows) {
      var verdict = row.goal().isEmpty() ? "" : row.missed() ? "MISSED" : "ok";
      System.out.printf("%-62s %14s   %-22s %s%n", row.what(), row.figure(), row.goal(), verdict);
    }
  }
}
