package ai.halo.adapter.web.reanalysis;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.adapter.web.http.Uuids;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.Reanalyse;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.reanalysis.ReanalysisId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Judging past talks anew. */
@RestController
@RequestMapping("/api/reanalyses")
@Tag(
    name = "reanalyses",
    description = "Judging past talks anew; nothing is sent by it and no lead is made")
final class ReanalysesController {
  private static final int LATEST = 50;
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;
  private static final int LARGEST_PLACE = 1_000_000;

  private final Reanalyse reanalyse;

  ReanalysesController(Reanalyse reanalyse) {
    this.reanalyse = reanalyse;
  }

  @PostMapping
  @Operation(
      operationId = "startReanalysis",
      summary = "Judge the completed calls of a period anew, the newest 1,000 at most")
  @ApiResponse(responseCode = "201", description = "Started")
  ResponseEntity<ReanalysisView> start(
      @RequestBody ReanalysisBody body, @AuthenticationPrincipal SignedIn who) {
    var wish = body.wish();
    var started =
        reanalyse
            .start(wish.analyzer(), wish.from(), wish.to(), who.user())
            .map(ReanalysisView::of)
            .orElseThrow(() ->
                ProblemException.ofField(
                    "analyzer", "analyzer.unknown", "must be one of those that the list names"));
    return ResponseEntity.created(URI.create("/api/reanalyses/" + started.id())).body(started);
  }

  @GetMapping
  @Operation(operationId = "listReanalyses", summary = "The latest ones, newest first")
  ReanalysisView.Page latest() {
    return new ReanalysisView.Page(
        reanalyse.latest(LATEST).stream().map(ReanalysisView::of).toList(), reanalyse.analyzers());
  }

  @GetMapping("/{id}")
  @Operation(operationId = "getReanalysis", summary = "One and how far it is")
  ReanalysisView one(@PathVariable @Parameter(schema = @Schema(format = "uuid")) String id) {
    return view(known(id));
  }

  @GetMapping("/{id}/results")
  @Operation(
      operationId = "listComparisons",
      summary = "What stood and what would stand, talk by talk")
  @Parameter(
      name = "changed",
      in = ParameterIn.QUERY,
      description = "only the talks whose judgements differ",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"true", "false"}))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "next_after of the page before",
      schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
  ComparisonView.Page results(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      HttpServletRequest request) {
    var query = QueryForm.of(request, "changed", "limit", "after");
    var changed = query.one("changed", ReanalysesController::flag).orElse(false);
    var limit = query.number("limit", 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
    var after = query.number("after", 0, LARGEST_PLACE).orElse(0);
    query.complete();
    var name = known(id);
    view(name);
    // One more than asked for tells whether there is a next page.
    var found = reanalyse.results(name, changed, after, limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    return new ComparisonView.Page(
        page.stream().map(ComparisonView::of).toList(),
        found.size() > limit ? page.getLast().no() : null);
  }

  @PostMapping("/{id}/promote")
  @Operation(
      operationId = "promoteReanalysis",
      summary = "Have the new judgements replace the old ones",
      description = "Nothing is sent and no lead is made. Who opted out is not called again.")
  ReanalysisView promote(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who) {
    var name = known(id);
    return changed(
        name, reanalyse.promote(name, who.user()), "Not all talks are judged, or it is over.");
  }

  @PostMapping("/{id}/discard")
  @Operation(operationId = "discardReanalysis", summary = "Leave the old judgements as they are")
  ReanalysisView discard(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who) {
    var name = known(id);
    return changed(
        name, reanalyse.discard(name, who.user()), "Something was replaced, or it is over.");
  }

  private ReanalysisView changed(ReanalysisId id, Reanalyse.Outcome outcome, String detail) {
    return switch (outcome) {
      case DONE -> view(id);
      case NOT_NOW -> throw ProblemException.of(HttpStatus.CONFLICT, "reanalysis.not_now", detail);
      case UNKNOWN -> throw notFound();
    };
  }

  private ReanalysisView view(ReanalysisId id) {
    return reanalyse.one(id).map(ReanalysisView::of).orElseThrow(ReanalysesController::notFound);
  }

  private static ReanalysisId known(String id) {
    return Uuids.read(id).map(ReanalysisId::new).orElseThrow(ReanalysesController::notFound);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidValue("filter.unknown", "must be true or false");
    };
  }

  private static ProblemException notFound() {
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "reanalysis.not_found", "There is no such re-analysis.");
  }
}
