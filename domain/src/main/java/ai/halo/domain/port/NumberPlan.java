package ai.halo.domain.port;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.NumberFacts;

/** The numbering plans of the world. Asks nobody, so it may be used inside a transaction. */
public interface NumberPlan {
  /** What the plans say of a number; {@link NumberFacts#NOTHING} when none knows it. */
  NumberFacts lookUp(PhoneNumber phone);
}
