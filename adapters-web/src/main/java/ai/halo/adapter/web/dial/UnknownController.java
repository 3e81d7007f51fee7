package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.call.CallView;
import ai.halo.adapter.web.description.QueryParameters;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.adapter.web.http.Uuids;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.BrowseUnknown;
import ai.halo.application.usecase.SettleAttempt;
import ai.halo.application.usecase.SettleAttempt.Outcome;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.dial.AttemptId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The attempts that a person has to settle. */
@RestController
@RequestMapping("/api/dialling/unknown")
@Tag(name = "dialling")
final class UnknownController {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;

  private final BrowseUnknown browseUnknown;
  private final SettleAttempt settleAttempt;

  UnknownController(BrowseUnknown browseUnknown, SettleAttempt settleAttempt) {
    this.browseUnknown = browseUnknown;
    this.settleAttempt = settleAttempt;
  }

  @GetMapping
  @QueryParameters.OfAPage
  @Operation(
      operationId = "listUnknownAttempts",
      summary = "Attempts of which nobody can tell whether the phone rang, the oldest first")
  UnknownView.Page page(HttpServletRequest request) {
    var query = QueryForm.of(request, "limit", "cursor");
    var limit = query.number("limit", 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
    var after = query.one("cursor", UnknownController::place);
    query.complete();
    return UnknownView.Page.of(browseUnknown.page(limit, after));
  }

  @PostMapping("/{id}/settle")
  @Operation(
      operationId = "settleAttempt",
      summary = "Say what became of an attempt",
      description = "Where its session told that the phone rang, that counts.")
  CallView settle(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @RequestBody SettlementBody body,
      @AuthenticationPrincipal SignedIn who) {
    var decision = body.decision();
    var attempt = Uuids.read(id).map(AttemptId::new).orElseThrow(UnknownController::notFound);
    return switch (settleAttempt.settle(attempt, decision.rang(), decision.redial(), who.user())) {
      case Outcome.Settled(var call) -> CallView.of(call);
      case Outcome.NotUnknown _ ->
          throw ProblemException.of(
              HttpStatus.CONFLICT, "attempt.not_unknown", "This attempt is settled already.");
      case Outcome.NoSuchAttempt _ -> throw notFound();
    };
  }

  private static AttemptId place(String text) {
    return Uuids.read(text)
        .map(AttemptId::new)
        .orElseThrow(() -> new InvalidValue("cursor.invalid", "is not a cursor of this list"));
  }

  private static ProblemException notFound() {
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "attempt.not_found", "There is no such attempt.");
  }
}
