package ai.halo.adapter.web.person;

import ai.halo.adapter.web.call.CallView;
import ai.halo.adapter.web.http.ApiJson;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.ErasePerson;
import ai.halo.application.usecase.ErasePerson.Outcome;
import ai.halo.application.usecase.LookUpPerson;
import ai.halo.domain.call.Call;
import ai.halo.domain.privacy.Retention;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What is known of one person; for administrators. */
@RestController
@RequestMapping("/api/personal-data")
@Tag(
    name = "personal-data",
    description = "What is known of one person: finding, exporting and erasing it")
final class PersonController {
  private final LookUpPerson lookUp;
  private final ErasePerson erase;
  private final Retention retention;
  private final InstantSource clock;
  private final JsonMapper json = ApiJson.mapper();

  PersonController(
      LookUpPerson lookUp, ErasePerson erase, Retention retention, InstantSource clock) {
    this.lookUp = lookUp;
    this.erase = erase;
    this.retention = retention;
    this.clock = clock;
  }

  @GetMapping("/retention")
  @Operation(operationId = "getRetention", summary = "How long what is kept")
  PersonView.RetentionView retention() {
    return new PersonView.RetentionView(
        retention.recordings().toDays(),
        retention.words().toDays(),
        retention.numbers().toDays(),
        retention.audit().toDays());
  }

  @PostMapping("/look")
  @Operation(operationId = "lookUpPerson", summary = "What there is of a number")
  PersonView look(@RequestBody PersonBody body, @AuthenticationPrincipal SignedIn who) {
    return PersonView.of(lookUp.look(body.phone(), who.user()));
  }

  @PostMapping("/export")
  @Operation(
      operationId = "exportPerson",
      summary = "All that is known of a number, as one JSON document",
      description = "Recordings are told of and heard by themselves.")
  @ApiResponse(
      responseCode = "200",
      description = "The document",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
  void export(
      @RequestBody PersonBody body,
      @AuthenticationPrincipal @Parameter(hidden = true) SignedIn who,
      HttpServletResponse response)
      throws IOException {
    var phone = body.phone();
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person.json\"");
    var out = response.getWriter();
    out.write("{\"phone_number\":" + json.writeValueAsString(phone.e164()));
    out.write(",\"exported_at\":" + json.writeValueAsString(clock.instant()));
    out.write(",\"calls\":[");
    var person = lookUp.export(phone, who.user(), calls(out));
    out.write("],\"on_do_not_call_list\":" + person.listed() + "}");
    out.flush();
  }

  private Consumer<Call> calls(Writer out) {
    var first = new boolean[] {true};
    return call -> {
      try {
        out.write((first[0] ? "" : ",") + json.writeValueAsString(CallView.of(call)));
        first[0] = false;
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    };
  }

  @PostMapping("/erase")
  @Operation(
      operationId = "erasePerson",
      summary = "Erase all that is known of a number, for ever",
      description =
          "Recordings are deleted at the provider. What is left are figures, and a hash on the"
              + " do-not-call list, so that the number is not called again.")
  PersonView.ErasedView erase(@RequestBody PersonBody body, @AuthenticationPrincipal SignedIn who) {
    return switch (erase.erase(body.phone(), who.user())) {
      case Outcome.Erased(int calls, int recordings) ->
          new PersonView.ErasedView(calls, recordings);
      case Outcome.UnderWay _ ->
          throw ProblemException.of(
              HttpStatus.CONFLICT,
              "person.under_way",
              "A call to this number is under way; erase it again when that is over.");
    };
  }
}
