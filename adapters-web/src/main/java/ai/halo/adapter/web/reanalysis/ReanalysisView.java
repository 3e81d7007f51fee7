package ai.halo.adapter.web.reanalysis;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.application.usecase.Reanalyse;
import ai.halo.domain.reanalysis.Difference;
import ai.halo.domain.reanalysis.Reanalysis;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A re-analysis and how far it is. */
@Schema(name = "Reanalysis")
record ReanalysisView(
    UUID id,
    String analyzer,
    Instant from,
    Instant to,
    String startedBy,
    Instant startedAt,
    @WordOf(Reanalysis.State.class) String state,
    @Schema(description = "how many talks it is about") int total,
    @Schema(description = "how many are judged anew") int judged,
    @Schema(description = "how many will not be: reviewed by a person, or refused") int left,
    @Schema(description = "how many judgements differ") int changed,
    @Schema(description = "how many are replaced") int replaced,
    @Schema(description = "how many differ in what") Map<String, Integer> differences,
    boolean canPromote,
    boolean canDiscard) {

  /** The latest ones, and with what new ones can be started. */
  @Schema(name = "Reanalyses")
  record Page(List<ReanalysisView> items, List<String> analyzers) {}

  static ReanalysisView of(Reanalyse.Status status) {
    var about = status.reanalysis();
    var progress = status.progress();
    var differences = new LinkedHashMap<String, Integer>();
    for (var difference : Difference.values()) {
      differences.put(difference.word(), progress.differences().getOrDefault(difference, 0));
    }
    return new ReanalysisView(
        about.id().value(),
        about.analyzer(),
        about.from(),
        about.to(),
        about.by(),
        about.startedAt(),
        about.state().word(),
        progress.total(),
        progress.judged(),
        progress.left(),
        progress.changed(),
        progress.replaced(),
        differences,
        about.canPromote(),
        about.canDiscard());
  }
}
