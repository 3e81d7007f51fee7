package ai.halo.adapter.web.call;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.Change;
import ai.halo.application.usecase.ReviewCalls;
import ai.halo.domain.call.Call;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.ReviewQueue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reviewing calls whose meaning is in doubt. */
@RestController
@Tag(name = "reviews", description = "Saying what a talk meant where the judgement is in doubt")
final class ReviewsController {
  private static final int DEFAULT_LIMIT = 20;
  private static final int LARGEST_LIMIT = 50;

  private final ReviewCalls reviews;
  private final Cursors cursors;

  ReviewsController(ReviewCalls reviews, Cursors cursors) {
    this.reviews = reviews;
    this.cursors = cursors;
  }

  @GetMapping("/api/reviews")
  @Operation(
      operationId = "listReviews",
      summary = "Look through the calls that wait for a review, those that wait longest first")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "50", defaultValue = "20"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "the next_cursor of the page before",
      schema = @Schema(type = "string"))
  ReviewView.Page page(HttpServletRequest request) {
    var query = QueryForm.of(request, "limit", "cursor");
    var limit = query.number("limit", 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
    var after = query.one("cursor", cursors::read);
    query.complete();
    var page =
        reviews.waiting(after.map(key -> new ReviewQueue.Place(key.createdAt(), key.id())), limit);
    return new ReviewView.Page(
        page.calls().stream().map(this::view).toList(),
        page.next()
            .map(place -> cursors.write(new CallList.Key(place.since(), place.call())))
            .orElse(null),
        page.total());
  }

  @PostMapping("/api/calls/{id}/review")
  @Operation(
      operationId = "reviewCall",
      summary = "Say what a talk meant",
      description = "What follows from it, a message or a lead, is done from then on.")
  CallView review(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @RequestBody ReviewBody body,
      @AuthenticationPrincipal SignedIn who) {
    var call = CallIds.read(id).orElseThrow(CallIds::notFound);
    return switch (reviews.review(call, body.corrections(), who.user())) {
      case Change.Done done -> CallView.of(done.call());
      case Change.NotNow _ ->
          throw ProblemException.of(
              HttpStatus.CONFLICT, "call.not_waiting", "The call does not wait for a review.");
      case Change.NoSuchCall _ -> throw CallIds.notFound();
    };
  }

  private ReviewView view(Call call) {
    return ReviewView.of(call, reviews.proposal(call).map(FollowUp::text).orElse(null));
  }
}
