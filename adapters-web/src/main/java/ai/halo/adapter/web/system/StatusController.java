package ai.halo.adapter.web.system;

import ai.halo.application.usecase.LookAtOperation;
import ai.halo.application.watch.PartsLately;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How HALO stands; for administrators. */
@RestController
@RequestMapping("/api/system/status")
@Tag(name = "system", description = "What this installation is")
final class StatusController {
  private final Installation installation;
  private final LookAtOperation lookAtOperation;
  private final PartsLately parts;

  StatusController(Installation installation, LookAtOperation look, PartsLately parts) {
    this.installation = installation;
    this.lookAtOperation = look;
    this.parts = parts;
  }

  @GetMapping
  @Operation(
      operationId = "getStatus",
      summary = "How HALO stands: parts, work, nodes, database, brakes; for administrators",
      description =
          "Parts are told of as this node saw them; work, nodes, brakes and database are the same"
              + " wherever one asks.")
  StatusView status() {
    var began = System.nanoTime();
    var operation = lookAtOperation.look();
    return StatusView.of(
        installation, parts, operation, Duration.ofNanos(System.nanoTime() - began));
  }
}
