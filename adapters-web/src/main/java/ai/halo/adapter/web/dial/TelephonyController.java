package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The connection to the telephony provider; for administrators. */
@RestController
@Tag(name = "telephony", description = "The connection to the telephony provider")
final class TelephonyController {
  private final ConnectionCheck connection;

  TelephonyController(ConnectionCheck connection) {
    this.connection = connection;
  }

  @PostMapping("/api/telephony/check")
  @Operation(
      operationId = "checkTelephony",
      summary = "Look at everything that a call needs there; for administrators",
      description = "Takes as long as the provider takes. A report is good for 10 seconds.")
  ConnectionView check(@AuthenticationPrincipal SignedIn signedIn) {
    return ConnectionView.of(connection.check(signedIn.user()));
  }
}
