package ai.halo.domain.port;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;

/**
 * What the rows of the {@link DialLedger} add up to, over all nodes and by the database's clock.
 * Called inside a {@link UnitOfWork}.
 *
 * <p>Only permits count that may have made a phone ring: not those that the last look refused, nor
 * those whose session certainly placed no line.
 */
public interface DialFigures {
  /**
   * What was dialled lately, as far as it is committed. Spent is what calls that were placed within
   * the day cost, as far as the provider has counted it.
   *
   * @param caps what the figures are wanted for; those that none of them needs are left out
   */
  DialCaps.Usage usage(PhoneNumber phone, DialCaps caps);

  /**
   * What was dialled lately besides this attempt, which was granted in the open transaction. No
   * other permit that counts towards one of the caps is given until the transaction ends.
   */
  DialCaps.Usage usageBesides(DialAttempt attempt, DialCaps caps);

  /**
   * Whether one more request for a session may leave. Who was told so has no other beside them
   * until the open transaction ends, so that its attempt counts; others who ask meanwhile wait, or
   * are told that there is no room.
   */
  boolean hasRoom(DialLimits limits);

  /** Whether a session holds the permit for this number, so that its phone may be ringing. */
  boolean isOnLine(PhoneNumber phone);
}
