package ai.halo.domain.port;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport;

/** The account that calls are paid from. */
public interface TelephonyAccount {
  /**
   * What may still be spent: the balance and the credit.
   *
   * @throws PortFailure {@code Refused} or {@code Unavailable}
   */
  Money funds();

  /** Looks at everything that a call needs there, and names what is wrong; fails never. */
  ConnectionReport check();
}
