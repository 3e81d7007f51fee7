package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.VoiceGateway;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the mock provider, as long as the way to a real one.
 *
 * <p>Fails as {@code Unavailable} with {@code voice.too_many_sessions} or {@code voice.sandbox},
 * when its journal cannot be written, and as {@code InDoubt} with {@code voice.interrupted}.
 */
final class MockVoiceGateway implements VoiceGateway {
  private static final Logger LOG = LoggerFactory.getLogger(MockVoiceGateway.class);
  private static final int SHORTEST_MILLIS = 100;
  private static final int SPREAD_MILLIS = 300;

  private final MockProvider provider;
  private final Dice dice;
  private final Optional<Duration> delay;

  MockVoiceGateway(MockProvider provider, long seed) {
    this(provider, seed, Optional.empty());
  }

  /**
   * On this provider.
   *
   * @param delay how long each request takes; as long as in life, by the speed, when it is empty
   */
  MockVoiceGateway(MockProvider provider, long seed, Optional<Duration> delay) {
    this.provider = provider;
    this.dice = new Dice(seed);
    this.delay = delay;
  }

  @Override
  public SessionId start(AttemptId attempt, Ticket ticket) {
    var session = create(attempt, ticket);
    try {
      Thread.sleep(latency(attempt.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure.InDoubt(
          "voice.interrupted", "the wait for the provider's answer was interrupted");
    }
    return session;
  }

  @Override
  public void hangUp(SessionId session, Optional<ControlAddress> control) {
    try {
      Thread.sleep(latency(session.value()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure.Unavailable(
          "voice.interrupted", "the way to the provider was interrupted");
    }
    try {
      provider.cut(session);
    } catch (UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  private SessionId create(AttemptId attempt, Ticket ticket) {
    var id = new SessionId("mock-" + UUID.randomUUID());
    try {
      return provider
          .create(id, attempt, ticket)
          .orElseThrow(() ->
              new PortFailure.Unavailable(
                  "voice.too_many_sessions", "the mock provider holds too many calls at once"));
    } catch (UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  private Duration latency(String name) {
    if (delay.isPresent()) {
      return delay.get();
    }
    var millis = SHORTEST_MILLIS + dice.roll(name, SPREAD_MILLIS + 1);
    return Duration.ofNanos(Math.round(millis * 1_000_000 / provider.speed()));
  }

  private static PortFailure unwritable(UncheckedIOException e) {
    LOG.error("the mock provider cannot write its journal", e);
    return new PortFailure.Unavailable(
        "voice.sandbox", "the mock provider cannot write its journal");
  }
}
