package ai.halo.adapter.web.donotcall;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.ImportDoNotCall;
import ai.halo.application.usecase.KeepDoNotCallList;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.Word;
import ai.halo.domain.donotcall.Listing;
import ai.halo.domain.donotcall.ListingReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of numbers that must not be called; for administrators. One of them at a time on a node.
 */
@RestController
@RequestMapping("/api/do-not-call")
@Tag(name = "do-not-call")
final class DoNotCallFileController {
  private static final String CSV = "text/csv";
  private static final Duration COME_BACK = Duration.ofSeconds(5);

  private final KeepDoNotCallList list;
  private final ImportDoNotCall importing;
  private final Semaphore places = new Semaphore(1);

  DoNotCallFileController(KeepDoNotCallList list, ImportDoNotCall importing) {
    this.list = list;
    this.importing = importing;
  }

  @PostMapping(path = "/import", consumes = CSV)
  @Operation(
      operationId = "importDoNotCall",
      summary = "Put the numbers of a file on the list; for administrators",
      description =
          "CSV with commas, semicolons or tabs, UTF-8 or UTF-16, 16 MB and 200,000 rows at most. The"
              + " column is found by its name, such as phone or телефон, else by its first number."
              + " What is listed already does no harm, so a file may be sent again.")
  @Parameter(
      name = "reason",
      in = ParameterIn.QUERY,
      description = "of all of them",
      schema = @Schema(type = "string", defaultValue = "register"))
  @RequestBody(
      required = true,
      content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
  ImportView read(
      HttpServletRequest request, @AuthenticationPrincipal @Parameter(hidden = true) SignedIn who)
      throws IOException {
    // Forms are read as parameters, so only what stands in the address counts here.
    var query = QueryForm.of(request, "reason");
    var reason =
        query.one("reason", DoNotCallFileController::reason).orElse(ListingReason.REGISTER);
    query.complete();
    if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
      throw ProblemException.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "content_encoding.unsupported",
          "Send the file as it is, not compressed.");
    }
    return alone(() -> {
      try {
        return importing
            .read(new CsvRows(request.getInputStream()), reason, who.user())
            .map(ImportView::of)
            .orElseThrow(() ->
                ProblemException.ofField(
                    "file", "file.no_numbers", "has no number and no column for any"));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    });
  }

  @GetMapping(path = "/export", produces = CSV)
  @Operation(
      operationId = "exportDoNotCall",
      summary = "All numbers as CSV, newest first; for administrators",
      description = "Erased numbers are not among them. What is exported can be imported.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
  void write(
      HttpServletResponse response,
      @AuthenticationPrincipal @Parameter(hidden = true) SignedIn who) {
    alone(() -> {
      response.setContentType(CSV + ";charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"do-not-call.csv\"");
      try {
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var out = response.getWriter();
        var csv = new CsvText(out);
        csv.row(List.of("phone", "reason", "source", "added_by", "call_id", "added_at"));
        list.export(who.user(), listing -> csv.row(cells(listing)));
        out.flush();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
      return true;
    });
  }

  private static List<String> cells(Listing listing) {
    return List.of(
        listing.phone().orElseThrow().e164(),
        listing.reason().word(),
        listing.source().word(),
        listing.by().orElse(""),
        listing.call().map(Object::toString).orElse(""),
        listing.at().toString());
  }

  private <T> T alone(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw ProblemException.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "do_not_call.busy",
          "Another file is being read or written.",
          COME_BACK);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private static ListingReason reason(String text) {
    return Word.find(ListingReason.class, text)
        .filter(known -> known != ListingReason.ERASED)
        .orElseThrow(() -> new InvalidValue("reason.unknown", "is not a reason"));
  }
}
