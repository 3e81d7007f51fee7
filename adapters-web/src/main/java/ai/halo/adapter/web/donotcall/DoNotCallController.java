package ai.halo.adapter.web.donotcall;

import ai.halo.adapter.web.description.QueryParameters;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.adapter.web.http.Uuids;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.KeepDoNotCallList;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.donotcall.ListingId;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import ai.halo.domain.port.DoNotCallList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The numbers that must not be called. */
@RestController
@RequestMapping("/api/do-not-call")
@Tag(name = "do-not-call", description = "The numbers that must not be called")
final class DoNotCallController {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;
  private static final Pattern CURSOR =
      Pattern.compile("(\\d{1,18})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final Pattern NUMBER_PART = Pattern.compile("[+0-9 ()\\-.\\u00a0]{1,40}");
  private static final int FEWEST_DIGITS = 2;
  private static final int MOST_DIGITS = 15;

  private final KeepDoNotCallList list;

  DoNotCallController(KeepDoNotCallList list) {
    this.list = list;
  }

  @GetMapping
  @QueryParameters.OfAPage
  @Operation(operationId = "listDoNotCall", summary = "Look through the list, newest first")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "2 to 15 digits, any part of the number; a whole one finds an erased one, too",
      schema = @Schema(type = "string", minLength = 2))
  @Parameter(
      name = "reason",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  @Parameter(
      name = "source",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  ListingView.Page page(HttpServletRequest request) {
    var query = QueryForm.of(request, "limit", "cursor", "q", "reason", "source");
    var limit = query.number("limit", 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
    var after = query.one("cursor", DoNotCallController::place);
    var filter =
        new DoNotCallList.Filter(
            query.one("q", DoNotCallController::digits),
            query.words("reason", ListingReason.class),
            query.words("source", ListingSource.class));
    query.complete();
    var page = list.page(filter, after, limit);
    return new ListingView.Page(
        page.entries().stream().map(ListingView::of).toList(),
        page.next().map(DoNotCallController::cursor).orElse(null),
        page.total());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "addDoNotCall",
      summary = "Put a number on the list",
      description = "No permit to ring it is given from then on.")
  ListingView add(@RequestBody ListingBody body, @AuthenticationPrincipal SignedIn who) {
    var wish = body.wish();
    return list.add(wish.phone(), wish.reason(), who.user())
        .map(ListingView::of)
        .orElseThrow(() ->
            ProblemException.of(
                HttpStatus.CONFLICT, "do_not_call.listed", "This number is on the list already."));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "removeDoNotCall",
      summary = "Take an entry off the list; for administrators",
      description = "Its number may be called again.")
  @ApiResponse(responseCode = "204", description = "Taken off", content = @Content)
  void remove(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who) {
    var entry = Uuids.read(id).map(ListingId::new).orElseThrow(DoNotCallController::notFound);
    if (!list.remove(entry, who.user())) {
      throw notFound();
    }
  }

  private static String digits(String text) {
    var digits = text.replaceAll("[^0-9]", "");
    if (!NUMBER_PART.matcher(text).matches()
        || digits.length() < FEWEST_DIGITS
        || digits.length() > MOST_DIGITS) {
      throw new InvalidValue(
          "q.format", "must be %d to %d digits of a number".formatted(FEWEST_DIGITS, MOST_DIGITS));
    }
    return digits;
  }

  private static String cursor(DoNotCallList.Key key) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, key.at()) + "." + key.id();
  }

  private static DoNotCallList.Key place(String text) {
    var found = CURSOR.matcher(text);
    if (!found.matches()) {
      throw new InvalidValue("cursor.invalid", "is not a cursor of this list");
    }
    var id = Uuids.read(found.group(2)).map(ListingId::new);
    return new DoNotCallList.Key(
        Instant.EPOCH.plus(Long.parseLong(found.group(1)), ChronoUnit.MICROS), id.orElseThrow());
  }

  private static ProblemException notFound() {
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "do_not_call.not_found", "There is no such entry.");
  }
}
