package ai.halo.adapter.web.push;

import ai.halo.adapter.web.call.PushedFactView;
import ai.halo.adapter.web.mask.NumberMask;
import ai.halo.domain.port.FactFeed.Position;
import ai.halo.domain.port.FactFeed.Recorded;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent, as server-sent events write it. */
final class Frames {
  static final String HEARTBEAT = ": hb\n\n";

  private static final int MOST = 10_000;

  private final JsonMapper json;

  /** The feed hands the same object to all its listeners: for all of them it is written once. */
  private final Cache<Recorded, String> facts =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

  private final Cache<Recorded, String> maskedFacts =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

  Frames(JsonMapper json) {
    this.json = json;
  }

  /** With the numbers that people said masked for those who need not see them. */
  String fact(Recorded recorded, boolean masked) {
    return masked
        ? maskedFacts.get(recorded, this::writtenMasked)
        : facts.get(recorded, this::written);
  }

  String hello(Position position) {
    return frame(position, "hello", "{}");
  }

  String reset(Position position) {
    return frame(position, "reset", "{}");
  }

  private String written(Recorded recorded) {
    var data = json.writeValueAsString(PushedFactView.of(recorded));
    return frame(recorded.position(), "fact", data);
  }

  private String writtenMasked(Recorded recorded) {
    var told = json.<JsonNode>valueToTree(PushedFactView.of(recorded));
    NumberMask.hide(told);
    return frame(recorded.position(), "fact", json.writeValueAsString(told));
  }

  private static String frame(Position position, String event, String data) {
    return "id: %s\nevent: %s\ndata: %s\n\n".formatted(position.value(), event, data);
  }
}
