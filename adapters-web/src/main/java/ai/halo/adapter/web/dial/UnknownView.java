package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.call.Numbers;
import ai.halo.application.usecase.BrowseUnknown;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.UnknownAttempt;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt of which nobody can tell whether the phone rang. */
@Schema(name = "UnknownAttempt")
record UnknownView(
    UUID attemptId,
    UUID callId,
    @Schema(description = "its number within the call, from 1") int attempt,
    String phoneNumber,
    @Schema(description = "null where even that was lost") @Nullable String sessionId,
    Instant grantedAt,
    @Schema(description = "when HALO gave up finding out") Instant since,
    @Schema(description = "a stable code") String reason) {

  /** One page, the oldest first. */
  @Schema(name = "UnknownAttemptPage")
  record Page(
      List<UnknownView> items,
      @Schema(description = "null on the last page") @Nullable String nextCursor,
      @Schema(description = "how many there are in all") long total) {
    static Page of(BrowseUnknown.Page page) {
      return new Page(
          page.items().stream().map(UnknownView::of).toList(),
          page.next().map(Object::toString).orElse(null),
          page.total());
    }
  }

  static UnknownView of(UnknownAttempt unknown) {
    var attempt = unknown.attempt();
    return new UnknownView(
        attempt.id().value(),
        attempt.call().value(),
        attempt.number(),
        Numbers.shown(attempt.phone()),
        unknown.session().map(SessionId::value).orElse(null),
        unknown.grantedAt(),
        unknown.since(),
        unknown.reason());
  }
}
