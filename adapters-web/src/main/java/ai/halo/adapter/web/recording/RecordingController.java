package ai.halo.adapter.web.recording;

import ai.halo.adapter.web.call.CallIds;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.Change;
import ai.halo.application.usecase.DeleteRecording;
import ai.halo.application.usecase.HearRecording;
import ai.halo.application.usecase.HearRecording.Outcome;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings.Sound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hearing what was recorded of a call, and deleting it. */
@RestController
@RequestMapping("/api/calls/{id}/recording")
@Tag(name = "recordings", description = "Hearing what was recorded of calls, and deleting it")
final class RecordingController {
  private static final String PERMISSION = "permission";

  /** One part; whoever asks for several, or for what is none, gets all, as HTTP allows. */
  private static final Pattern ONE_PART =
      Pattern.compile("bytes=(?:\\d{1,15}-\\d{0,15}|-\\d{1,15})");

  private final BrowseCalls browseCalls;
  private final HearRecording hearRecording;
  private final DeleteRecording deleteRecording;
  private final Permissions permissions;
  private final RecordingStreams streams;
  private final RecordingSettings settings;
  private final InstantSource clock;

  RecordingController(
      BrowseCalls browseCalls,
      HearRecording hearRecording,
      DeleteRecording deleteRecording,
      Permissions permissions,
      RecordingStreams streams,
      RecordingSettings settings,
      InstantSource clock) {
    this.browseCalls = browseCalls;
    this.hearRecording = hearRecording;
    this.deleteRecording = deleteRecording;
    this.permissions = permissions;
    this.streams = streams;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping("/permission")
  @Operation(
      operationId = "permitRecording",
      summary = "Get an address at which a player finds the recording for a while")
  PermissionView permit(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who) {
    var call = CallIds.read(id).flatMap(browseCalls::one).orElseThrow(CallIds::notFound);
    if (hearRecording.permit(call.id(), who.user()).isEmpty()) {
      throw noRecording();
    }
    var until = clock.instant().plus(settings.permission()).truncatedTo(ChronoUnit.SECONDS);
    var permission = permissions.write(call.id(), who.user().id(), until);
    return new PermissionView(
        "/api/calls/%s/recording?%s=%s".formatted(call.id(), PERMISSION, permission), until);
  }

  @GetMapping
  @SecurityRequirements
  @Operation(
      operationId = "hearRecording",
      summary = "The recording, or a part of it",
      description = "Let in by the permission in the address alone.")
  @Parameter(
      name = PERMISSION,
      in = ParameterIn.QUERY,
      required = true,
      description = "as it stands in the address that was given",
      schema = @Schema(type = "string"))
  @Parameter(
      name = HttpHeaders.RANGE,
      in = ParameterIn.HEADER,
      description = "one part, such as bytes=0-1023",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "All of it",
      content =
          @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "206",
      description = "The part that was asked for",
      content =
          @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
  void hear(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var call = permitted(id, request);
    var range = part(request);
    streams.answer(() -> open(call, range), "HEAD".equals(request.getMethod()), response);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "deleteRecording",
      summary = "Delete the recording, at the provider as well; for administrators",
      description = "One that was deleted before is deleted.")
  void delete(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who) {
    var call = CallIds.read(id).orElseThrow(CallIds::notFound);
    switch (deleteRecording.delete(call, who.user())) {
      case Change.Done _ -> {}
      case Change.NotNow _ -> throw noRecording();
      case Change.NoSuchCall _ -> throw CallIds.notFound();
    }
  }

  private CallId permitted(String id, HttpServletRequest request) {
    var shown = request.getParameterValues(PERMISSION);
    return CallIds.read(id)
        .filter(call ->
            shown != null && shown.length == 1 && permissions.read(call, shown[0]).isPresent())
        .orElseThrow(() ->
            ProblemException.of(
                HttpStatus.FORBIDDEN,
                "recording.not_permitted",
                "This permission is not good, or not any more; get another one."));
  }

  private Sound open(CallId call, Optional<String> range) {
    try {
      return switch (hearRecording.open(call, range)) {
        case Outcome.Sound(var sound) -> sound;
        case Outcome.NoRecording _ -> throw noRecording();
        case Outcome.NoSuchCall _ -> throw CallIds.notFound();
      };
    } catch (PortFailure.Refused refused) {
      throw switch (refused.code()) {
        case "recording.gone" -> noRecording();
        case "recording.range" ->
            ProblemException.of(
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                "recording.range",
                "The recording has no such part.");
        default -> refused;
      };
    }
  }

  /** Without a name for this version of the bytes, a condition on it cannot hold. */
  private static Optional<String> part(HttpServletRequest request) {
    var ranges = Collections.list(request.getHeaders(HttpHeaders.RANGE));
    return request.getHeader(HttpHeaders.IF_RANGE) == null && ranges.size() == 1
        ? ranges.stream().map(String::strip).filter(ONE_PART.asMatchPredicate()).findFirst()
        : Optional.empty();
  }

  private static ProblemException noRecording() {
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "recording.not_found", "There is no recording of this call.");
  }
}
