package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.call.Call;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that waits for a person to say what it meant. */
@Schema(name = "WaitingCall")
record ReviewView(
    Instant since,
    @Schema(description = "why somebody has to look") @WordOf(Doubt.class) List<String> reasons,
    @Schema(description = "the failure of an analyzer that would not judge") @Nullable String code,
    @Schema(description = "what the customer would be sent if the judgement were confirmed")
        @Nullable String proposedMessage,
    @Schema(description = "whether the CRM would get a lead if the judgement were confirmed")
        boolean proposedLead,
    CallView call) {

  /** One page, those that wait longest first. */
  @Schema(name = "WaitingCallPage")
  record Page(
      List<ReviewView> items,
      @Schema(description = "null on the last page") @Nullable String nextCursor,
      @Schema(description = "how many calls wait in all") long total) {}

  static ReviewView of(Call call, @Nullable String proposedMessage) {
    var review = call.review().orElseThrow();
    return new ReviewView(
        review.since(),
        review.doubts().stream().map(Doubt::word).toList(),
        review.code().isBlank() ? null : review.code(),
        proposedMessage,
        call.analysis().filter(Analysis::createLead).isPresent(),
        CallView.of(call));
  }
}
