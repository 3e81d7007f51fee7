package ai.halo.adapter.notify.mock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.port.Notifier;
import ai.halo.domain.port.NotifierContract;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SandboxOutbox.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockNotifierTest implements NotifierContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

  @TempDir private Path folder;
  private MockNotifier notifier;

  @BeforeEach
  void open() {
    notifier =
        new MockNotifier(
            new MockNotifySettings(10_000, folder), KeyedJournal.Limits.USUAL, () -> NOON);
  }

  @AfterEach
  void close() {
    notifier.close();
  }

  @Override
  public Notifier notifier() {
    return notifier;
  }

  @Override
  public long received(PhoneNumber by) {
    return MockReceived.messages(folder).stream()
        .filter(message -> message.phone().equals(Optional.of(by)))
        .count();
  }

  @Test
  void showsWhatItSentNewestFirst() {
    var first = NotifierContract.message("+998901234561");
    var second = NotifierContract.message("+992901234562");
    var third = NotifierContract.message("+79161234563");
    notifier.send(first, NotifierContract.key(first));
    notifier.send(second, NotifierContract.key(second));
    notifier.send(third, NotifierContract.key(third));

    var latest = notifier.latest(2);

    assertThat(latest)
        .containsExactly(
            new Entry(
                "SMS-000003", Channel.SMS, third.to(), third.followUp().text(), NOON, third.call()),
            new Entry(
                "SMS-000002",
                Channel.SMS,
                second.to(),
                second.followUp().text(),
                NOON,
                second.call()));
  }

  @Test
  void refusesNumbersOnDoubleZeroOnceAndThenSends() {
    var message = NotifierContract.message("+998901234500");
    var key = NotifierContract.key(message);

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> notifier.send(message, key))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo("sms.no_funds");
          assertThat(refusal.reason()).isEqualTo("the account has no money left");
        });

    assertThat(notifier.find(key)).isEmpty();
    assertThat(received(message.to())).isZero();
    assertThat(notifier.send(message, key).messageId()).isEqualTo("SMS-000001");
    assertThat(notifier.send(message, key).messageId()).isEqualTo("SMS-000001");
    assertThat(received(message.to())).isEqualTo(1);
  }

  @Test
  void refusesEachKeyOnce() {
    var first = NotifierContract.message("+998901234500");
    var second = NotifierContract.message("+998901234500");

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> notifier.send(first, NotifierContract.key(first)));
    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> notifier.send(second, NotifierContract.key(second)));
  }

  @Test
  void knowsAfterARestartWhatItSentAndWhatItRefused() {
    var sent = NotifierContract.message("+998901234561");
    var refused = NotifierContract.message("+998901234500");
    var receipt = notifier.send(sent, NotifierContract.key(sent));
    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> notifier.send(refused, NotifierContract.key(refused)));
    notifier.close();

    open();

    assertThat(notifier.find(NotifierContract.key(sent))).contains(receipt);
    assertThat(notifier.send(sent, NotifierContract.key(sent))).isEqualTo(receipt);
    assertThat(notifier.send(refused, NotifierContract.key(refused)).messageId())
        .isEqualTo("SMS-000002");
    assertThat(notifier.latest(10))
        .extracting(Entry::id)
        .containsExactly("SMS-000002", "SMS-000001");
  }

  @Test
  void isNotConfusedByHalfALineOrADamagedOne() throws IOException {
    var before = NotifierContract.message("+998901234561");
    notifier.send(before, NotifierContract.key(before));
    notifier.close();
    Files.writeString(
        folder.resolve(MockNotifier.FILE),
        """
        \u0000\u0000\u0000
        []
        {"key":"k","id":"SMS-000009","content":{"to":"nobody"}}
        {"key":"half",\
        """,
        UTF_8,
        StandardOpenOption.APPEND);

    open();

    var after = NotifierContract.message("+998901234561");
    assertThat(notifier.send(after, NotifierContract.key(after)).messageId())
        .isEqualTo("SMS-000002");
    assertThat(notifier.find(NotifierContract.key(before))).isPresent();
    assertThat(received(before.to())).isEqualTo(2);
  }

  @Test
  void isUnavailableWhenItCannotRemember() {
    var message = NotifierContract.message("+998901234561");
    notifier.close();

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> notifier.send(message, NotifierContract.key(message)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("sms.sandbox"));
    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> notifier.find(NotifierContract.key(message)));
  }

  @Test
  void sendsNothingWhenItIsInterruptedOnTheWay() {
    var message = NotifierContract.message("+998901234561");
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> notifier.send(message, NotifierContract.key(message)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("sms.interrupted"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(notifier.find(NotifierContract.key(message))).isEmpty();
  }

  @Test
  void keepsWhatIsPersonalFromOthersOnTheMachine() throws IOException {
    var journal = folder.resolve(MockNotifier.FILE);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
        .isEqualTo("rw-------");
  }
}
