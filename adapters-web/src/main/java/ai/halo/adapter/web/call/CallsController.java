package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.QueryParameters;
import ai.halo.adapter.web.http.Gate;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.CancelCall;
import ai.halo.application.usecase.Change;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.application.usecase.PlaceCall.Outcome;
import ai.halo.application.usecase.RetryCall;
import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.Objection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Placing calls, looking at them, canceling and retrying them. */
@RestController
@RequestMapping("/api/calls")
@Tag(name = "calls", description = "Placing calls, looking at them, canceling and retrying them")
final class CallsController {
  private static final String KEY = "Idempotency-Key";
  private static final Pattern KEY_SHAPE = Pattern.compile("[!-~]{1,200}");

  private final PlaceCall placeCall;
  private final Gate placing;
  private final CancelCall cancelCall;
  private final RetryCall retryCall;
  private final BrowseCalls browseCalls;
  private final Cursors cursors;

  CallsController(
      PlaceCall placeCall,
      Gate placing,
      CancelCall cancelCall,
      RetryCall retryCall,
      BrowseCalls browseCalls,
      Cursors cursors) {
    this.placeCall = placeCall;
    this.placing = placing;
    this.cancelCall = cancelCall;
    this.retryCall = retryCall;
    this.browseCalls = browseCalls;
    this.cursors = cursors;
  }

  @PostMapping
  @Operation(
      operationId = "placeCall",
      summary = "Place a call",
      description =
          "The call is stored and worked on from then on. With an Idempotency-Key the same request"
              + " sent again within 24 hours answers the same call.")
  @Parameter(
      name = KEY,
      in = ParameterIn.HEADER,
      description = "1 to 200 visible ASCII characters",
      schema = @Schema(type = "string", minLength = 1, maxLength = 200))
  @ApiResponse(
      responseCode = "201",
      description = "Placed",
      headers = @Header(name = "Location", schema = @Schema(type = "string", format = "uri")))
  @ApiResponse(
      responseCode = "200",
      description = "Placed before under the same key",
      headers = @Header(name = "Idempotent-Replayed", schema = @Schema(type = "boolean")))
  ResponseEntity<CallView> place(
      @RequestBody CallBody body,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request) {
    var key = idempotencyKey(request);
    var wanted = body.request();
    return switch (placing.pass(() -> placeCall.place(wanted, who.user(), key))) {
      case Outcome.Placed placed ->
          ResponseEntity.created(URI.create("/api/calls/" + placed.call().id()))
              .body(CallView.of(placed.call()));
      case Outcome.Repeated repeated ->
          ResponseEntity.ok()
              .header("Idempotent-Replayed", "true")
              .body(CallView.of(repeated.call()));
      case Outcome.KeyReused _ ->
          throw conflict("idempotency.conflict", "This key came before with another request.");
      case Outcome.Refused refused -> throw conflict(code(refused.why()), detail(refused.why()));
    };
  }

  @GetMapping
  @QueryParameters.OfCalls
  @Operation(operationId = "listCalls", summary = "Look through the calls, newest first")
  CallItemView.Page page(
      HttpServletRequest request, @AuthenticationPrincipal @Parameter(hidden = true) SignedIn who) {
    var query = CallQuery.of(request, cursors);
    if (query.filter().digits().isPresent() && !who.user().role().seesNumbers()) {
      // Who may ask for digits finds out the number, masked or not.
      throw new AccessDeniedException("the role sees no numbers");
    }
    var page = browseCalls.page(query.filter(), query.after(), query.limit());
    return new CallItemView.Page(
        page.entries().stream().map(CallItemView::of).toList(),
        page.next().map(cursors::write).orElse(null),
        page.total());
  }

  @GetMapping("/{id}")
  @Operation(operationId = "getCall", summary = "One call with everything that is known about it")
  CallView one(@PathVariable @Parameter(schema = @Schema(format = "uuid")) String id) {
    return CallIds.read(id)
        .flatMap(browseCalls::one)
        .map(CallView::of)
        .orElseThrow(CallIds::notFound);
  }

  @PostMapping("/{id}/cancel")
  @Operation(
      operationId = "cancelCall",
      summary = "Cancel a call",
      description = "Nothing rings that does not ring yet, and a line that is up is hung up.")
  CallView cancel(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who) {
    return changed(
        cancelCall.cancel(known(id), who.user()),
        "call.already_ended",
        "The call has ended already.");
  }

  @PostMapping("/{id}/retry")
  @Operation(operationId = "retryCall", summary = "Have the step that failed tried again")
  CallView retry(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who) {
    return changed(
        retryCall.retry(known(id), who.user()),
        "call.not_failed",
        "The call does not stand as failed.");
  }

  private static String code(Objection why) {
    return why == Objection.DO_NOT_CALL ? "call.do_not_call" : "call.refused." + why.word();
  }

  private static String detail(Objection why) {
    return switch (why) {
      case STOPPED -> "All dialling is stopped.";
      case DO_NOT_CALL -> "This number asked not to be called.";
      case NUMBER_KIND -> "This is not the number of a mobile phone or of a fixed line.";
      case COUNTRY -> "The country of this number is not among those that may be called.";
      case CONSENT ->
          "People of this country are called only with their consent; say whence it is.";
      case CALLING_HOURS -> "It is not an hour at which people are called there.";
      case NUMBER_CAP -> "This number was called often enough for a day.";
      case HOUR_CAP -> "Enough was called for an hour.";
      case SPEND_CAP -> "Enough was spent on calls for a day.";
      case CALL_NOT_DIALING -> "The call does not wait to be dialled.";
    };
  }

  private static CallId known(String id) {
    return CallIds.read(id).orElseThrow(CallIds::notFound);
  }

  private static CallView changed(Change change, String code, String detail) {
    return switch (change) {
      case Change.Done done -> CallView.of(done.call());
      case Change.NotNow _ -> throw conflict(code, detail);
      case Change.NoSuchCall _ -> throw CallIds.notFound();
    };
  }

  private static Optional<String> idempotencyKey(HttpServletRequest request) {
    List<String> keys = Collections.list(request.getHeaders(KEY));
    if (keys.size() > 1 || keys.stream().anyMatch(key -> !KEY_SHAPE.matcher(key).matches())) {
      throw ProblemException.ofField(
          KEY, "idempotency.key_format", "must be 1 to 200 visible ASCII characters, given once");
    }
    return keys.stream().findFirst();
  }

  private static ProblemException conflict(String code, String detail) {
    return ProblemException.of(HttpStatus.CONFLICT, code, detail);
  }
}
