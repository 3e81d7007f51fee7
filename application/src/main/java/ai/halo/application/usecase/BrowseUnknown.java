package ai.halo.application.usecase;

import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.UnknownAttempt;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.UnitOfWork;
import java.util.List;
import java.util.Optional;

/** Looks through the attempts that a person has to settle, the oldest first. */
public final class BrowseUnknown {
  private final UnitOfWork unitOfWork;
  private final DialLedger ledger;

  /** On these ports. */
  public BrowseUnknown(UnitOfWork unitOfWork, DialLedger ledger) {
    this.unitOfWork = unitOfWork;
    this.ledger = ledger;
  }

  /**
   * A page.
   *
   * @param next the place to go on from; empty when this is the last page
   * @param total how many there are in all
   */
  public record Page(List<UnknownAttempt> items, Optional<AttemptId> next, long total) {
    /** Keeps a copy. */
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * One page.
   *
   * @param limit how many at most, from 1
   * @param after the last attempt of the page before; empty for the first page
   */
  public Page page(int limit, Optional<AttemptId> after) {
    return unitOfWork.run(() -> {
      var found = ledger.unknown(limit + 1, after);
      var items = found.subList(0, Math.min(limit, found.size()));
      var next =
          found.size() > limit
              ? Optional.of(items.getLast().attempt().id())
              : Optional.<AttemptId>empty();
      return new Page(items, next, ledger.countUnknown());
    });
  }
}
