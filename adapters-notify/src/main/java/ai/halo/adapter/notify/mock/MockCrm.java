package ai.halo.adapter.notify.mock;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.CrmPort;
import ai.halo.domain.port.ForgetsPeople;
import ai.halo.domain.port.IdempotencyKey;
import ai.halo.domain.port.PortFailure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes leads as a CRM would, names them {@code LEAD-000001} and so on, and keeps them in a file.
 *
 * <p>It answers after 0.3 to 0.9 seconds. It knows our keys: the latest 100,000 of them, over
 * restarts.
 *
 * <p>Fails as {@code Unavailable} with {@code crm.interrupted}, or {@code crm.sandbox} when its
 * journal cannot be written; nothing was recorded then.
 */
final class MockCrm implements CrmPort, ForgetsPeople, AutoCloseable {
  /** The name of the journal in its folder. */
  static final String FILE = "crm.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger(MockCrm.class);

  private final KeyedJournal<LeadJson> journal;
  private final Latency latency;
  private final InstantSource clock;

  MockCrm(MockNotifySettings settings, KeyedJournal.Limits limits, InstantSource clock) {
    this.journal =
        new KeyedJournal<>(journal(settings.directory()), LeadJson.class, "LEAD-", limits);
    this.latency = new Latency(Duration.ofMillis(300), Duration.ofMillis(900), settings);
    this.clock = clock;
  }

  /** Where the journal lies. */
  static Path journal(Path directory) {
    return directory.resolve(FILE);
  }

  @Override
  public String record(Lead lead, IdempotencyKey key) {
    if (!latency.pass(key.value())) {
      throw new PortFailure.Unavailable("crm.interrupted", "the way to the CRM was interrupted");
    }
    try {
      return journal.takeOnce(key.value(), () -> json(lead));
    } catch (UncheckedIOException e) {
      throw broken(e);
    }
  }

  private static PortFailure broken(UncheckedIOException e) {
    LOG.error("the mock CRM cannot use its journal", e);
    return new PortFailure.Unavailable("crm.sandbox", "the mock CRM cannot use its journal");
  }

  @Override
  public Optional<String> find(IdempotencyKey key) {
    try {
      return journal.idOf(key.value());
    } catch (UncheckedIOException e) {
      throw broken(e);
    }
  }

  @Override
  public void forget(PhoneNumber phone, Set<CallId> calls) {
    try {
      journal.forgetContents(
          taken -> taken.phone().equals(phone.e164()) || calls.contains(new CallId(taken.call())));
    } catch (UncheckedIOException e) {
      LOG.error("the mock cannot write its journal", e);
      throw new PortFailure.Unavailable("crm.sandbox", "the mock cannot write its journal");
    }
  }

  @Override
  public void close() {
    journal.close();
  }

  private LeadJson json(Lead lead) {
    return new LeadJson(
        lead.call().value(),
        lead.phone().e164(),
        lead.summary(),
        lead.interest().level().word(),
        lead.interest().text(),
        lead.calledAt(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
