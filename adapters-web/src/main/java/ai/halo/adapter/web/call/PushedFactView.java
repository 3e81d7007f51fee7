package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.port.FactFeed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact about some call, as it is pushed. */
@Schema(name = "PushedFact")
public record PushedFactView(
    UUID callId,
    int no,
    String type,
    Instant at,
    @WordOf(CallStatus.class) String status,
    @Nullable Integer attempt,
    Map<String, Object> data) {
  /** The fact of a feed. */
  public static PushedFactView of(FactFeed.Recorded recorded) {
    var words = FactWords.of(recorded.fact());
    return new PushedFactView(
        recorded.call().value(),
        recorded.no(),
        words.type(),
        recorded.fact().at(),
        recorded.status().word(),
        words.attempt(),
        words.data());
  }
}
