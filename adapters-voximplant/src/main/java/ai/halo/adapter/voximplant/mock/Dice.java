package ai.halo.adapter.voximplant.mock;

import java.util.SplittableRandom;

/**
 * Chance that is the same in every run: what falls depends on the seed and on a name alone.
 *
 * @param seed another one lets everything fall otherwise
 */
record Dice(long seed) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** A number from 0 to below {@code bound} for this name. */
  int roll(String name, int bound) {
    return new SplittableRandom(hash(name)).nextInt(bound);
  }

  /** FNV-1a, started from the seed: stable over releases, unlike {@code hashCode} by contract. */
  private long hash(String name) {
    var hash = FNV_OFFSET ^ seed;
    for (var i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
