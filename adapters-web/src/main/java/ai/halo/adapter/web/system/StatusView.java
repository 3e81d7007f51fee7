package ai.halo.adapter.web.system;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.application.usecase.LookAtOperation.Operation;
import ai.halo.application.watch.Part;
import ai.halo.application.watch.PartsLately;
import ai.halo.application.watch.PartsLately.PartHealth;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.operation.Backlog;
import ai.halo.domain.operation.NodeSeen;
import ai.halo.domain.operation.StoreFigures;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How HALO stands, for whoever runs it. */
@Schema(name = "Status")
record StatusView(
    @Schema(description = "by the database's clock") Instant at,
    String version,
    String profile,
    List<PartView> parts,
    QueueView queue,
    @Schema(description = "calls that wait for a person to say what they meant") long reviews,
    @Schema(description = "attempts that a person has to settle") long unknownAttempts,
    @Schema(description = "the brakes that are on") List<StatusBrakeView> brakes,
    List<NodeView> nodes,
    DatabaseView database) {
  private static final double MILLIS = 1000;
  private static final double NANOS_IN_A_MILLI = 1e6;

  /** A part of the outside world. */
  @Schema(name = "PartStatus")
  record PartView(
      @WordOf(Part.class) String part,
      @Schema(description = "whether it is played by a mock") boolean mock,
      @Schema(
              description =
                  "how it answered this node last; unused where it was not asked since the start",
              allowableValues = {"unused", "working", "failing"})
          String health,
      @Nullable Instant answeredAt,
      @Nullable Instant failedAt,
      @Schema(description = "the stable code of its last failure; null where it never failed")
          @Nullable String code,
      @Schema(description = "how often it failed since it last answered") int failures) {
    static PartView of(Part part, boolean mock, PartHealth lately) {
      return new PartView(
          part.word(),
          mock,
          health(lately),
          lately.answeredAt().orElse(null),
          lately.failedAt().orElse(null),
          lately.code().isEmpty() ? null : lately.code(),
          lately.failures());
    }

    private static String health(PartHealth lately) {
      if (lately.failures() > 0) {
        return "failing";
      }
      return lately.answeredAt().isPresent() ? "working" : "unused";
    }
  }

  /** The work on calls that is not done, of all nodes together. */
  @Schema(name = "QueueStatus")
  record QueueView(
      @Schema(description = "could be done now") long due,
      @Schema(description = "a node has it in hand") long running,
      @Schema(description = "pauses or waits for something") long later,
      @Schema(description = "how long the oldest that is due has waited") double oldestSeconds) {
    static QueueView of(Backlog backlog) {
      return new QueueView(
          backlog.due(), backlog.running(), backlog.later(), backlog.oldest().toMillis() / MILLIS);
    }
  }

  /** A brake that is on. */
  @Schema(name = "StatusBrake")
  record StatusBrakeView(@WordOf(Brake.class) String brake, Instant since) {
    static StatusBrakeView of(BrakeApplied applied) {
      return new StatusBrakeView(applied.brake().word(), applied.since());
    }
  }

  /** A node that is alive. */
  @Schema(name = "Node")
  record NodeView(String name, String version, Instant startedAt, Instant seenAt) {
    static NodeView of(NodeSeen node) {
      return new NodeView(node.name(), node.version(), node.startedAt(), node.seenAt());
    }
  }

  /** The database. */
  @Schema(name = "DatabaseStatus")
  record DatabaseView(
      String version,
      long bytes,
      int connections,
      int mostConnections,
      @Schema(description = "how long everything here took to find out") double tookMillis) {
    static DatabaseView of(StoreFigures store, Duration took) {
      return new DatabaseView(
          store.version(),
          store.bytes(),
          store.connections(),
          store.mostConnections(),
          took.toNanos() / NANOS_IN_A_MILLI);
    }
  }

  static StatusView of(
      Installation installation, PartsLately parts, Operation operation, Duration took) {
    return new StatusView(
        operation.store().now(),
        installation.version(),
        installation.profile(),
        Arrays.stream(Part.values())
            .map(part ->
                PartView.of(part, installation.mocks().contains(part.word()), parts.health(part)))
            .toList(),
        QueueView.of(operation.backlog()),
        operation.reviews(),
        operation.unknownAttempts(),
        operation.brakes().stream().map(StatusBrakeView::of).toList(),
        operation.nodes().stream().map(NodeView::of).toList(),
        DatabaseView.of(operation.store(), took));
  }
}
