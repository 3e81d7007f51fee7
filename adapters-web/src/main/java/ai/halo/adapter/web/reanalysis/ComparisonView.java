package ai.halo.adapter.web.reanalysis;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.reanalysis.Comparison;
import ai.halo.domain.reanalysis.Difference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One talk of a re-analysis: what stood and what would stand. */
@Schema(name = "Comparison")
record ComparisonView(
    int no,
    UUID callId,
    @Schema(description = "open, judged or left") String state,
    @Schema(description = "why it was left") @Nullable String code,
    boolean replaced,
    @WordOf(Difference.class) List<String> differences,
    @Nullable Side before,
    @Nullable Side after) {

  /** One of the two judgements. */
  @Schema(name = "Judgement")
  record Side(
      @WordOf(Disposition.class) String disposition,
      @WordOf(InterestLevel.class) String interestLevel,
      boolean createLead,
      boolean optOut,
      double confidence,
      String summary,
      String analyzer,
      String model,
      String promptVersion) {
    static Side of(Analysis analysis) {
      return new Side(
          analysis.disposition().word(),
          analysis.interest().level().word(),
          analysis.createLead(),
          analysis.optOut(),
          analysis.confidence(),
          analysis.summary(),
          analysis.origin().analyzer(),
          analysis.origin().model(),
          analysis.origin().promptVersion());
    }
  }

  /** One page. */
  @Schema(name = "ComparisonPage")
  record Page(
      List<ComparisonView> items,
      @Schema(description = "what to ask for the next page with; null on the last page")
          @Nullable Integer nextAfter) {}

  static ComparisonView of(Comparison talk) {
    var id = talk.call().value();
    return switch (talk.outcome()) {
      case Comparison.Open _ ->
          new ComparisonView(talk.no(), id, "open", null, false, List.of(), null, null);
      case Comparison.Left left ->
          new ComparisonView(talk.no(), id, "left", left.code(), false, List.of(), null, null);
      case Comparison.Judged judged ->
          new ComparisonView(
              talk.no(),
              id,
              "judged",
              null,
              judged.replaced(),
              judged.differences().stream().map(Difference::word).toList(),
              Side.of(judged.before()),
              Side.of(judged.after()));
    };
  }
}
