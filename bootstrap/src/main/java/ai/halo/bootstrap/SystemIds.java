package ai.halo.bootstrap;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.Ids;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/** Names and secrets from the platform's strong random source. */
final class SystemIds implements Ids {
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  SystemIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public CallId call() {
    return new CallId(uuidV7());
  }

  @Override
  public AttemptId attempt() {
    return new AttemptId(UUID.randomUUID());
  }

  @Override
  public Ticket ticket() {
    return Ticket.of(bytes(16));
  }

  @Override
  public UserId user() {
    return new UserId(uuidV7());
  }

  @Override
  public ReanalysisId reanalysis() {
    return new ReanalysisId(uuidV7());
  }

  @Override
  public String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  /** RFC 9562: 48 bits of milliseconds, version 7, 12 random bits, variant 2, 62 random bits. */
  private UUID uuidV7() {
    var high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
    var low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
