package ai.halo.adapter.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;

/** A bucket for each of many keys; how many are kept is bounded, whatever keys are made up. */
final class Buckets<K> {
  private static final int MOST = 50_000;

  private final Bucket.Size size;
  private final InstantSource clock;
  private final Cache<K, Bucket> buckets;

  Buckets(Bucket.Size size, InstantSource clock, Ticker ticker) {
    this.size = size;
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(size.timeToFill())
            .ticker(ticker)
            .build();
  }

  /**
   * Spends a try where there is one.
   *
   * @return how long to wait; nothing when the try was spent
   */
  Duration spend(K key) {
    var wait = new Duration[] {Duration.ZERO};
    buckets
        .asMap()
        .compute(
            key,
            (_, known) -> {
              var now = clock.instant();
              var bucket = known == null ? Bucket.full(size, now) : known.filled(size, now);
              wait[0] = bucket.untilNext(size);
              return wait[0].isZero() ? bucket.spent() : bucket;
            });
    return wait[0];
  }

  /** Gives a try back: it was no guess. */
  void refund(K key) {
    buckets.asMap().computeIfPresent(key, (_, known) -> known.refunded(size));
  }
}
