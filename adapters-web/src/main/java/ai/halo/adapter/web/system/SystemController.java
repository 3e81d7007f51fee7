package ai.halo.adapter.web.system;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this installation is. */
@RestController
@RequestMapping("/api/system")
@Tag(name = "system", description = "What this installation is")
final class SystemController {
  private final Installation installation;
  private final WellKnownSignIn wellKnown;

  SystemController(Installation installation, WellKnownSignIn wellKnown) {
    this.installation = installation;
    this.wellKnown = wellKnown;
  }

  @GetMapping
  @SecurityRequirements
  @Operation(operationId = "getSystem", summary = "What this installation is; open to everybody")
  SystemView system() {
    return new SystemView(
        installation.version(), installation.profile(), installation.mocks(), wellKnown.works());
  }
}
