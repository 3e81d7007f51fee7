package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.util.Set;

/**
 * A partner who keeps something of people and can be told to forget it. Those who cannot be told
 * are named in the guide for whoever runs HALO.
 */
public interface ForgetsPeople {
  /**
   * Forgets all there is of a number and of these calls; who is forgotten already is.
   *
   * @throws PortFailure {@code Unavailable} where it has to be asked again
   */
  void forget(PhoneNumber phone, Set<CallId> calls);
}
