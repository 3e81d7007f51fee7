package ai.halo.domain.port;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/** Names that are the same in every run with the same seed. */
public final class SeededIds implements Ids {
  private final Random random;

  public SeededIds(long seed) {
    this.random = new Random(seed);
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public CallId call() {
    return new CallId(uuid());
  }

  @Override
  public AttemptId attempt() {
    return new AttemptId(uuid());
  }

  @Override
  public Ticket ticket() {
    return Ticket.of(bytes(16));
  }

  @Override
  public UserId user() {
    return new UserId(uuid());
  }

  @Override
  public ReanalysisId reanalysis() {
    return new ReanalysisId(uuid());
  }

  @Override
  public String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }
}
