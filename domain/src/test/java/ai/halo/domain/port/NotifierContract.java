package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.port.Notifier.Message;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What callers of every {@link Notifier} rely on whose provider knows our keys. */
public interface NotifierContract {
  /** The notifier under test, the same one within a test. */
  Notifier notifier();

  /** How many messages the person got. */
  long received(PhoneNumber by);

  @Test
  default void sendsAMessageAndNamesIt() {
    var message = message("+998901234561");

    var receipt = notifier().send(message, key(message));

    assertThat(receipt.messageId()).isNotBlank();
    assertThat(received(message.to())).isEqualTo(1);
  }

  @Test
  default void sendsOnceUnderOneKey() {
    var message = message("+998901234561");
    var first = notifier().send(message, key(message));

    var second = notifier().send(message, key(message));

    assertThat(second).isEqualTo(first);
    assertThat(received(message.to())).isEqualTo(1);
  }

  @Test
  default void sendsOnceWhenTwoAskAtATime() {
    var message = message("+998901234561");
    var other = CompletableFuture.supplyAsync(() -> notifier().send(message, key(message)));

    var mine = notifier().send(message, key(message));

    assertThat(other.join()).isEqualTo(mine);
    assertThat(received(message.to())).isEqualTo(1);
  }

  @Test
  default void sendsTwoMessagesUnderTwoKeys() {
    var first = message("+998901234561");
    var second = message("+998901234561");

    var receipts =
        List.of(notifier().send(first, key(first)), notifier().send(second, key(second)));

    assertThat(receipts).doesNotHaveDuplicates();
    assertThat(received(first.to())).isEqualTo(2);
  }

  @Test
  default void findsWhatWentOut() {
    var message = message("+992901234561");
    var receipt = notifier().send(message, key(message));

    var found = notifier().find(key(message));

    assertThat(found).contains(receipt);
  }

  @Test
  default void knowsThatNothingWentOut() {
    var sent = message("+992901234561");
    notifier().send(sent, key(sent));

    var found = notifier().find(key(message("+992901234561")));

    assertThat(found).isEmpty();
  }

  /** A message about a call of its own. */
  static Message message(String to) {
    return new Message(
        new CallId(UUID.randomUUID()),
        new PhoneNumber(to),
        new FollowUp("Спасибо за разговор! https://t.me/halo", true));
  }

  /** The key that the pipeline would use. */
  static IdempotencyKey key(Message message) {
    return IdempotencyKey.of(message.call(), Step.SEND_SMS);
  }
}
