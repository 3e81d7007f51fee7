package ai.halo.adapter.notify.mock;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.port.ForgetsPeople;
import ai.halo.domain.port.IdempotencyKey;
import ai.halo.domain.port.Notifier;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SandboxOutbox;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages as an SMS provider would, and keeps them where the operator can see them.
 *
 * <p>It answers after 0.2 to 0.8 seconds. It knows our keys: the latest 100,000 of them, over
 * restarts. Numbers that end in {@code 00} show what a failure looks like: the first request under
 * each key is refused with {@code sms.no_funds}, and goes through when an operator retries it.
 *
 * <p>Fails as {@code Unavailable} with {@code sms.interrupted}, or {@code sms.sandbox} when its
 * journal cannot be written; nothing was sent then.
 */
final class MockNotifier implements Notifier, SandboxOutbox, ForgetsPeople, AutoCloseable {
  /** The name of the journal in its folder. */
  static final String FILE = "sms.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger(MockNotifier.class);
  private static final String OUT_OF_MONEY = "00";

  private final KeyedJournal<MessageJson> journal;
  private final Latency latency;
  private final InstantSource clock;

  MockNotifier(MockNotifySettings settings, KeyedJournal.Limits limits, InstantSource clock) {
    this.journal =
        new KeyedJournal<>(journal(settings.directory()), MessageJson.class, "SMS-", limits);
    this.latency = new Latency(Duration.ofMillis(200), Duration.ofMillis(800), settings);
    this.clock = clock;
  }

  /** Where the journal lies. */
  static Path journal(Path directory) {
    return directory.resolve(FILE);
  }

  @Override
  public Receipt send(Message message, IdempotencyKey key) {
    if (!latency.pass(key.value())) {
      throw new PortFailure.Unavailable(
          "sms.interrupted", "the way to the provider was interrupted");
    }
    try {
      if (message.to().e164().endsWith(OUT_OF_MONEY) && journal.refuseOnce(key.value())) {
        throw new PortFailure.Refused("sms.no_funds", "the account has no money left");
      }
      return receipt(journal.takeOnce(key.value(), () -> json(message)));
    } catch (UncheckedIOException e) {
      throw broken(e);
    }
  }

  private static PortFailure broken(UncheckedIOException e) {
    LOG.error("the mock SMS provider cannot use its journal", e);
    return new PortFailure.Unavailable(
        "sms.sandbox", "the mock SMS provider cannot use its journal");
  }

  @Override
  public Optional<Receipt> find(IdempotencyKey key) {
    try {
      return journal.idOf(key.value()).map(MockNotifier::receipt);
    } catch (UncheckedIOException e) {
      throw broken(e);
    }
  }

  @Override
  public List<Entry> latest(int limit) {
    return journal.latest(limit).stream()
        .flatMap(taken -> taken.content().map(message -> entry(taken.id(), message)).stream())
        .toList();
  }

  @Override
  public void forget(PhoneNumber phone, Set<CallId> calls) {
    try {
      journal.forgetContents(
          taken -> taken.to().equals(phone.e164()) || calls.contains(new CallId(taken.call())));
    } catch (UncheckedIOException e) {
      LOG.error("the mock cannot write its journal", e);
      throw new PortFailure.Unavailable("sms.sandbox", "the mock cannot write its journal");
    }
  }

  @Override
  public void close() {
    journal.close();
  }

  private MessageJson json(Message message) {
    return new MessageJson(
        message.call().value(),
        message.to().e164(),
        message.followUp().text(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static Receipt receipt(String id) {
    return new Receipt(Channel.SMS, id);
  }

  private static Entry entry(String id, MessageJson message) {
    return new Entry(
        id, Channel.SMS, message.phone(), message.text(), message.at(), new CallId(message.call()));
  }
}
