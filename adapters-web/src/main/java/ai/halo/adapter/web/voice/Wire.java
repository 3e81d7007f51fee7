package ai.halo.adapter.web.voice;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sessions send, for the description of the API alone: it is read field by field. */
final class Wire {
  private Wire() {}

  /** A question. */
  @Schema(name = "PermitRequest")
  record PermitBody(
      UUID attempt,
      @Schema(pattern = "[0-9a-f]{32}") String ticket,
      String session,
      @Schema(description = "where the session can be told to end its line")
          @Nullable String controlUrl) {}

  /** A report. */
  @Schema(name = "LineReport")
  record ReportBody(
      UUID attempt,
      @Schema(pattern = "[0-9a-f]{32}") String ticket,
      String session,
      @Schema(minimum = "1") long seq,
      @Schema(description = "each with n, type, at and what docs/voximplant.md says of its type")
          List<Map<String, Object>> events) {}
}
