package ai.halo.domain.call;

import java.time.Instant;

/**
 * Something that is so about a call and will never be otherwise.
 *
 * <p>Facts are only ever added. They are records, so the same report heard twice is the same fact.
 */
public sealed interface Fact permits LineFact, WorkFact {
  /**
   * When it happened, by the clock of where it happened; whole microseconds, as the database keeps
   * them.
   */
  Instant at();
}
