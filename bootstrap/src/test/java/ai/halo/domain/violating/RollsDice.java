package ai.halo.domain.violating;

import java.util.Random;
import java.util.UUID;

public interface RollsDice {
  final class Uuids implements RollsDice {
    public UUID roll() {
      return UUID.randomUUID();
    }
  }

  final class Randoms implements RollsDice {
    public int roll() {
      return new Random(1).nextInt();
    }
  }
}
