package ai.halo.application.usecase;

import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.operation.Backlog;
import ai.halo.domain.operation.NodeSeen;
import ai.halo.domain.operation.StoreFigures;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.Nodes;
import ai.halo.domain.port.OperationFigures;
import ai.halo.domain.port.ReviewQueue;
import ai.halo.domain.port.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows whoever runs HALO how it stands: all nodes together, by what the store knows. */
public final class LookAtOperation {
  /** Three missed signs of life, and a little. */
  public static final Duration ALIVE = Duration.ofSeconds(35);

  private final UnitOfWork unitOfWork;
  private final OperationFigures figures;
  private final Nodes nodes;
  private final Brakes brakes;
  private final DialLedger ledger;
  private final ReviewQueue reviews;

  /** On these ports. */
  public LookAtOperation(
      UnitOfWork unitOfWork,
      OperationFigures figures,
      Nodes nodes,
      Brakes brakes,
      DialLedger ledger,
      ReviewQueue reviews) {
    this.unitOfWork = unitOfWork;
    this.figures = figures;
    this.nodes = nodes;
    this.brakes = brakes;
    this.ledger = ledger;
    this.reviews = reviews;
  }

  /**
   * How HALO stands.
   *
   * @param nodes those that are alive
   * @param brakes those that are on
   * @param reviews calls that wait for a person to say what they meant
   * @param unknownAttempts attempts that a person has to settle
   */
  public record Operation(
      Backlog backlog,
      StoreFigures store,
      List<NodeSeen> nodes,
      List<BrakeApplied> brakes,
      long reviews,
      long unknownAttempts) {
    /** Keeps copies. */
    public Operation {
      nodes = List.copyOf(nodes);
      brakes = List.copyOf(brakes);
    }
  }

  /** Looks. */
  public Operation look() {
    return unitOfWork.run(() ->
        new Operation(
            figures.backlog(),
            figures.store(),
            nodes.seenWithin(ALIVE),
            brakes.look(),
            reviews.waiting(Optional.empty(), 1).total(),
            ledger.countUnknown()));
  }
}
