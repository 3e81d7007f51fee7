package ai.halo.domain.operation;

import java.time.Duration;

/**
 * The work on calls that is not done, of all nodes together.
 *
 * @param due what could be done now and nobody does yet
 * @param running what a node has in hand
 * @param later what pauses before its next try, or waits for something
 * @param oldest how long the oldest of what is due has waited; zero when nothing is due
 */
public record Backlog(long due, long running, long later, Duration oldest) {
  /** No work at all. */
  public static final Backlog NONE = new Backlog(0, 0, 0, Duration.ZERO);
}
