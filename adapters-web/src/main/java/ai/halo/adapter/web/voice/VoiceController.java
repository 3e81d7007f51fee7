package ai.halo.adapter.web.voice;

import ai.halo.adapter.web.http.Gate;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.RawBody;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.ReportLine.Outcome;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.SessionPlan;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Answers the sessions that run the scenario. {@code docs/voximplant.md} has what is said, and what
 * a session makes of each answer.
 *
 * <p>No user is signed in: what lets a request in is the ticket of its attempt, which is compared
 * as a hash. What cannot be a claim is answered without a look into the database.
 */
@RestController
@RequestMapping("/api/voice")
@Tag(name = "voice", description = "What sessions at the telephony provider ask and report")
final class VoiceController {
  private static final DataSize LIMIT = DataSize.ofKilobytes(256);
  private static final String NOT_GRANTED = "not_granted";

  private final AskPermit askPermit;
  private final ReportLine reportLine;
  private final SessionPlan plan;
  private final Gate gate;
  private final InstantSource clock;
  private final Skipped skipped;

  VoiceController(
      AskPermit askPermit,
      ReportLine reportLine,
      SessionPlan plan,
      Gate gate,
      InstantSource clock,
      Skipped skipped) {
    this.askPermit = askPermit;
    this.reportLine = reportLine;
    this.plan = plan;
    this.gate = gate;
    this.clock = clock;
    this.skipped = skipped;
  }

  @PostMapping("/permit")
  @SecurityRequirements
  @Operation(
      operationId = "askPermit",
      summary = "May this session dial?",
      description = "Asked by the scenario. The same session gets the same yes again.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = Wire.PermitBody.class))))
  PermitView permit(HttpServletRequest request) throws IOException {
    var body = body(request);
    return Claim.of(body)
        .map(claim -> gate.pass(() -> asked(claim, control(body))))
        .orElseGet(() -> PermitView.no(NOT_GRANTED));
  }

  @PostMapping("/reports")
  @SecurityRequirements
  @Operation(
      operationId = "reportLine",
      summary = "What happened on a line",
      description =
          "Reported by the scenario; repeats and any order do no harm. 409 tells a session that"
              + " nothing it says counts.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = Wire.ReportBody.class))))
  AckView reports(HttpServletRequest request) throws IOException {
    var body = body(request);
    var claim = Claim.of(body).orElseThrow(VoiceController::notGranted);
    var seq = WireJson.count(body, "seq");
    if (seq.isEmpty() || !body.path("events").isArray()) {
      throw ProblemException.ofField("seq", "report.format", "a report has a seq and events");
    }
    var report = Report.of(body.path("events"), clock.instant());
    if (gate.pass(() -> taken(claim, report)) == Outcome.NOT_GRANTED) {
      throw notGranted();
    }
    skipped.count(report.skipped());
    return new AckView(seq.getAsLong(), report.skipped());
  }

  private static JsonNode body(HttpServletRequest request) throws IOException {
    return WireJson.object(RawBody.read(request, LIMIT));
  }

  private PermitView asked(Claim claim, Optional<ControlAddress> control) {
    return switch (askPermit.ask(claim.attempt(), claim.ticket(), claim.session(), control)) {
      case Permit.Yes(var call) -> PermitView.yes(call, plan);
      case Permit.No(var reason) -> PermitView.no(reason);
    };
  }

  private Outcome taken(Claim claim, Report report) {
    var attempt = claim.attempt();
    var heard = reportLine.report(attempt, claim.ticket(), claim.session(), report.signals());
    return heard == Outcome.NOT_GRANTED || report.notDialled().isEmpty()
        ? heard
        : reportLine.notDialled(
            attempt, claim.ticket(), claim.session(), report.notDialled().get());
  }

  /** An address that cannot be one is as good as none: the line ends by itself. */
  private static Optional<ControlAddress> control(JsonNode body) {
    try {
      return WireJson.text(body, "control_url").map(ControlAddress::new);
    } catch (InvalidValue noAddress) {
      return Optional.empty();
    }
  }

  private static ProblemException notGranted() {
    return ProblemException.of(
        HttpStatus.CONFLICT, "session.not_granted", "This session does not hold a permit.");
  }
}
