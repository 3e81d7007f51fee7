package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.LookAtDialling;
import ai.halo.application.usecase.ReleaseBrake;
import ai.halo.application.usecase.StopDialling;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What stands in the way of dialling; everybody may stop it, administrators let it go on. */
@RestController
@RequestMapping("/api/dialling")
@Tag(
    name = "dialling",
    description = "What stands in the way of dialling, and what a person settles")
final class DiallingController {
  private final LookAtDialling lookAtDialling;
  private final StopDialling stopDialling;
  private final ReleaseBrake releaseBrake;

  DiallingController(
      LookAtDialling lookAtDialling, StopDialling stopDialling, ReleaseBrake releaseBrake) {
    this.lookAtDialling = lookAtDialling;
    this.stopDialling = stopDialling;
    this.releaseBrake = releaseBrake;
  }

  @GetMapping
  @Operation(operationId = "getDialling", summary = "Whether calls are dialled, and whom")
  DiallingView look() {
    return DiallingView.of(lookAtDialling.look());
  }

  @PostMapping("/stop")
  @Operation(
      operationId = "stopDialling",
      summary = "Stop all dialling at once",
      description =
          "No permit to ring is given once this is answered; one that was given the moment before"
              + " may still ring its phone within seconds. Talks go on. Where it is stopped already"
              + " it stays so, for the first reason.")
  DiallingView stop(@RequestBody ReasonBody body, @AuthenticationPrincipal SignedIn who) {
    stopDialling.stop(body.words(), who.user());
    return look();
  }

  @PostMapping("/release")
  @Operation(
      operationId = "releaseBrake",
      summary = "Release a brake; for administrators",
      description = "One that HALO puts on itself comes back where its cause is still there.")
  DiallingView release(@RequestBody BrakeBody body, @AuthenticationPrincipal SignedIn who) {
    if (!releaseBrake.release(body.wanted(), who.user())) {
      throw ProblemException.of(HttpStatus.CONFLICT, "brake.not_applied", "This brake is not on.");
    }
    return look();
  }
}
