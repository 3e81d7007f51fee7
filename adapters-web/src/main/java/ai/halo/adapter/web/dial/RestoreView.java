package ai.halo.adapter.web.dial;

import ai.halo.application.usecase.LookAtRestore.Restore;
import ai.halo.domain.dial.Stranger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What became of the past that a restored database lost. */
@Schema(name = "Restore")
record RestoreView(
    @Schema(description = "whether dialling waits for an administrator") boolean frozen,
    @Schema(description = "when the epoch began: at the restore, or with the first start")
        Instant since,
    @Schema(description = "from 1, one more with each restore") int epoch,
    @Schema(description = "attempts from before that nobody can tell about yet") int attemptsOpen,
    @Schema(description = "attempts from before that were settled since") int settled,
    @Schema(description = "the latest first") List<StrangerView> strangers) {

  /** A session that the provider knows and the database does not. */
  @Schema(name = "StrangeSession")
  record StrangerView(String sessionId, Instant startedAt) {
    static StrangerView of(Stranger stranger) {
      return new StrangerView(stranger.session().value(), stranger.startedAt());
    }
  }

  static RestoreView of(Restore restore) {
    return new RestoreView(
        restore.frozen(),
        restore.since(),
        restore.epoch(),
        restore.attemptsOpen(),
        restore.settled(),
        restore.strangers().stream().map(StrangerView::of).toList());
  }
}
