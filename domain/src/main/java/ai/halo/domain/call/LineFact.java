package ai.halo.domain.call;

import java.time.Instant;

/**
 * Something that happened on the line of one dial attempt.
 *
 * @param attempt the number of the attempt within its call, from 1
 */
public record LineFact(int attempt, LineSignal signal) implements Fact {
  @Override
  public Instant at() {
    return signal.at();
  }
}
