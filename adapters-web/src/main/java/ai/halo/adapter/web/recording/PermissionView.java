package ai.halo.adapter.web.recording;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A permission to hear a recording. */
@Schema(name = "RecordingPermission")
record PermissionView(
    @Schema(description = "where the recording is, for a player; good for whoever has it")
        String url,
    Instant expiresAt) {
  /** The permission in it is never printed. */
  @Override
  public String toString() {
    return "PermissionView[***]";
  }
}
