package ai.halo.domain.port;

import ai.halo.domain.account.UserId;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes nothing, for tests alone; but it is never the same twice, and knows whose it is. */
public final class PlainSecretSeal implements SecretSeal {
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public String seal(byte[] secret, UserId owner) {
    return "%d.%s.%s"
        .formatted(count.incrementAndGet(), owner, Base64.getEncoder().encodeToString(secret));
  }

  @Override
  public byte[] open(String sealed, UserId owner) {
    var parts = sealed.split("\\.", -1);
    if (parts.length != 3 || !parts[1].equals(owner.toString())) {
      throw new IllegalStateException("not sealed by us, or not for this user");
    }
    return Base64.getDecoder().decode(parts[2]);
  }
}
