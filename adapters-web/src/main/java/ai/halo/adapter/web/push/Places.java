package ai.halo.adapter.web.push;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.domain.account.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Bounds how many streams are open, for each user and in all. */
final class Places {
  private static final Duration COME_BACK = Duration.ofSeconds(10);

  private final int perUser;
  private final int most;
  private final Map<UserId, Integer> taken = new HashMap<>();
  private int total;

  Places(int perUser, int most) {
    this.perUser = perUser;
    this.most = most;
  }

  /** Takes a place for a user: 429 when the user has too many, 503 when there are too many. */
  synchronized void take(UserId user) {
    if (taken.getOrDefault(user, 0) >= perUser) {
      throw ProblemException.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "stream.too_many",
          "Too many streams are open for this user; close one.",
          COME_BACK);
    }
    if (total >= most) {
      throw ProblemException.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "stream.full",
          "Too many streams are open on this node.",
          COME_BACK);
    }
    taken.merge(user, 1, Integer::sum);
    total++;
  }

  /** Gives a place back that was taken. */
  synchronized void giveBack(UserId user) {
    taken.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    total--;
  }

  /** How many streams are open. */
  synchronized int open() {
    return total;
  }
}
