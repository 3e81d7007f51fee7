package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.FreezeDialling;
import ai.halo.application.usecase.LookAtRestore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dialling after the database lost some of its past; for administrators. */
@RestController
@RequestMapping("/api/dialling")
@Tag(name = "dialling")
final class RestoreController {
  private final LookAtRestore lookAtRestore;
  private final FreezeDialling freezeDialling;

  RestoreController(LookAtRestore lookAtRestore, FreezeDialling freezeDialling) {
    this.lookAtRestore = lookAtRestore;
    this.freezeDialling = freezeDialling;
  }

  @GetMapping("/restore")
  @Operation(
      operationId = "getRestore",
      summary = "What became of the past that a restored database lost; for administrators")
  RestoreView look() {
    return RestoreView.of(lookAtRestore.look());
  }

  @PostMapping("/freeze")
  @Operation(
      operationId = "freezeDialling",
      summary = "Tell of a restore that HALO cannot notice; for administrators",
      description =
          "Freezes dialling until what happened since the last known fact is compared with the"
              + " provider's history and an administrator releases the brake restore.")
  RestoreView freeze(@RequestBody ReasonBody body, @AuthenticationPrincipal SignedIn who) {
    freezeDialling.freeze(body.words(), who.user(), Optional.empty());
    return look();
  }
}
