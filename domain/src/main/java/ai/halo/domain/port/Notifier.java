package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUp;
import java.util.Optional;

/** Sends a follow-up to a person. */
public interface Notifier {
  /**
   * Sends a message once per key, as far as the provider makes that possible.
   *
   * @throws PortFailure as every port; {@code InDoubt} where it may have gone out
   */
  Receipt send(Message message, IdempotencyKey key);

  /**
   * Whether the message of this key went out.
   *
   * @return the receipt; empty when it certainly did not go out
   * @throws PortFailure {@code InDoubt} where the provider cannot tell, {@code Unavailable} where
   *     it does not answer
   */
  Optional<Receipt> find(IdempotencyKey key);

  /** A message to one person about one call. */
  record Message(CallId call, PhoneNumber to, FollowUp followUp) {}

  /**
   * The provider took the message.
   *
   * @param messageId the provider's name for it
   */
  record Receipt(Channel channel, String messageId) {}
}
