package ai.halo.adapter.web.system;

import ai.halo.adapter.web.description.QueryParameters;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.domain.port.SandboxOutbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the mocks "sent". */
@RestController
@RequestMapping("/api/sandbox/messages")
@Tag(name = "sandbox", description = "What the mocks did instead of the outside world")
final class SandboxController {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;

  private final Optional<SandboxOutbox> outbox;

  SandboxController(Optional<SandboxOutbox> outbox) {
    this.outbox = outbox;
  }

  @GetMapping
  @QueryParameters.Limit
  @Operation(
      operationId = "listSandboxMessages",
      summary = "What the mock messenger sent, newest first",
      description = "404 where messages are real.")
  MessageView.Page messages(HttpServletRequest request) {
    var query = QueryForm.of(request, "limit");
    var limit = query.number("limit", 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
    query.complete();
    var latest = outbox.orElseThrow(SandboxController::real).latest(limit);
    return new MessageView.Page(latest.stream().map(MessageView::of).toList());
  }

  private static ProblemException real() {
    return ProblemException.of(
        HttpStatus.NOT_FOUND, "sandbox.not_there", "Messages are real here; there is no sandbox.");
  }
}
