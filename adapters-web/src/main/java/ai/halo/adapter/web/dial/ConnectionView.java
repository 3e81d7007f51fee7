package ai.halo.adapter.web.dial;

import ai.halo.domain.dial.ConnectionReport.Finding;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What a look at the telephony provider found. */
@Schema(name = "ConnectionReport")
record ConnectionView(
    @Schema(description = "whether calls can be made") boolean ok,
    Instant checkedAt,
    @Schema(description = "in the order of looking; empty where there is nothing to look at")
        List<FindingView> findings) {

  /** How one thing stands. */
  @Schema(name = "ConnectionFinding")
  record FindingView(
      @Schema(description = "what was looked at", example = "caller_id") String subject,
      @Schema(allowableValues = {"right", "doubtful", "wrong"}) String verdict,
      @Schema(description = "a stable code", example = "caller_id.unverified") String code,
      @Schema(description = "one English sentence that says what to do") String message) {
    static FindingView of(Finding finding) {
      return new FindingView(
          finding.subject(), word(finding.verdict()), finding.code(), finding.message());
    }
  }

  static ConnectionView of(ConnectionCheck.Checked checked) {
    var report = checked.report();
    return new ConnectionView(
        report.ok(), checked.at(), report.findings().stream().map(FindingView::of).toList());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case RIGHT -> "right";
      case DOUBTFUL -> "doubtful";
      case WRONG -> "wrong";
    };
  }
}
