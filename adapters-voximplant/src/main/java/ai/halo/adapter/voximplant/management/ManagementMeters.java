package ai.halo.adapter.voximplant.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What can be seen of the management API from outside: {@code halo.voximplant.requests} by method
 * and outcome, and {@code halo.voximplant.errors} by the provider's own code.
 *
 * <p>Their list of codes is open, so a code that nobody here has heard of is counted under its
 * number as well; only after a hundred different ones are more of them lumped together.
 */
final class ManagementMeters {
  static final String REQUESTS = "halo.voximplant.requests";
  static final String ERRORS = "halo.voximplant.errors";

  private static final int MOST_CODES = 100;
  private static final Duration[] LIMITS = {
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Set<String> codes = ConcurrentHashMap.newKeySet();

  /** Counts in this registry. */
  ManagementMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts what came of one request. */
  void asked(Method method, Reply reply, Duration took) {
    Timer.builder(REQUESTS)
        .description("Requests to Voximplant's management API")
        .tag("method", method.word())
        .tag("outcome", outcome(reply))
        .serviceLevelObjectives(LIMITS)
        .register(registry)
        .record(took);
    switch (reply) {
      case Reply.Explained explained -> count(Integer.toString(explained.code()));
      case Reply.Status status -> count("http_" + status.code());
      case Reply.NotSent _ -> count("unreachable");
      case Reply.NoAnswer _ -> count("no_answer");
      case Reply.Unreadable _ -> count("unreadable");
      case Reply.Answer _ -> {}
    }
  }

  private void count(String code) {
    registry.counter(ERRORS, "code", bounded(code)).increment();
  }

  private String bounded(String code) {
    return codes.contains(code) || (codes.size() < MOST_CODES && codes.add(code)) ? code : "other";
  }

  private static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Answer _ -> "answered";
      case Reply.Explained _ -> "refused";
      case Reply.Status _ -> "http";
      case Reply.NotSent _ -> "unreachable";
      case Reply.NoAnswer _ -> "no_answer";
      case Reply.Unreadable _ -> "unreadable";
    };
  }
}
