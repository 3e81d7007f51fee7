package ai.halo.adapter.web.voice;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hears the account's own callbacks, which nobody signs: whatever they say is a hint to look at the
 * account, and is not read.
 */
@RestController
@Tag(name = "voice", description = "What sessions at the telephony provider ask and report")
final class CallbackController {
  private static final DataSize LIMIT = DataSize.ofKilobytes(64);

  private final CallbackSettings settings;
  private final AccountHints hints;

  CallbackController(CallbackSettings settings, AccountHints hints) {
    this.settings = settings;
    this.hints = hints;
  }

  @PostMapping("/api/voice/callbacks/{secret}")
  @SecurityRequirements
  @Operation(
      operationId = "hintAtAccount",
      summary = "Something about the provider's account may have changed",
      description = "Called by the account itself. What it says is not believed, only looked up.")
  HeardView hear(@PathVariable String secret, HttpServletRequest request) throws IOException {
    if (!settings.isKnown(secret)) {
      throw ProblemException.nothingHere();
    }
    RawBody.read(request, LIMIT);
    hints.changed();
    return new HeardView(true);
  }
}
