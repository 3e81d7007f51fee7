package ai.halo.adapter.web.voice;

import io.swagger.v3.oas.annotations.media.Schema;

/** What was taken of a report. */
@Schema(name = "ReportTaken")
record AckView(
    @Schema(description = "the number of the report") long ack,
    @Schema(description = "how many of its events could not be read, and are lost") int skipped) {}
