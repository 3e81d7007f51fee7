package ai.halo.adapter.persistence;

import ai.halo.domain.analysis.Disposition;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a call is counted as. The words stand as they are stored, so that those of a newer version
 * are counted as well.
 *
 * @param outcome as {@link Outcome} writes it
 */
record Kind(String status, String crmStatus, int outcome) implements Comparable<Kind> {
  private static final Comparator<Kind> ORDER =
      Comparator.comparing(Kind::status)
          .thenComparing(Kind::crmStatus)
          .thenComparingInt(Kind::outcome);

  /** The number of the furthest stage; 0 for a call that was not placed. */
  int stage() {
    return outcome / Outcome.DISPOSITIONS;
  }

  Optional<Disposition> disposition() {
    return Outcome.of(outcome).disposition();
  }

  @Override
  public int compareTo(Kind other) {
    return ORDER.compare(this, other);
  }
}
