package ai.halo.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that belong to no single adapter, under {@code halo}.
 *
 * @param dataDir where HALO keeps what is not in a database of yours; made when it is missing
 * @param telegramLink the link that goes out with messages to interested people, https only; none
 *     when it is not set
 * @param adminPassword the first administrator's password outside the mock profile; generated and
 *     printed once when it is not set
 * @param tokenKey what access tokens are signed with, Base64 of 32 random bytes or more, the same
 *     on every node; made once and kept in the data directory when it is not set
 * @param formerTokenKeys keys that signed tokens before; those tokens are good until they run out
 * @param secondFactorKey what secrets of second factors are closed with, Base64 of 32 random bytes,
 *     the same on every node; made once and kept in the data directory when it is not set
 * @param retry how steps are tried again
 * @param review when a person looks at what a talk meant before anything is sent
 * @param reanalysis how past talks are judged anew
 */
@ConfigurationProperties("halo")
record HaloSettings(
    @DefaultValue("data") Path dataDir,
    @Nullable URI telegramLink,
    @Nullable String adminPassword,
    @Nullable String tokenKey,
    @DefaultValue List<String> formerTokenKeys,
    @Nullable String secondFactorKey,
    @DefaultValue Retry retry,
    @DefaultValue Review review,
    @DefaultValue Reanalysis reanalysis) {

  private static final int LEAST_PER_MINUTE = 12;

  HaloSettings {
    formerTokenKeys = formerTokenKeys.stream().filter(key -> !key.isBlank()).toList();
    if (telegramLink != null && !"https".equals(telegramLink.getScheme())) {
      throw new IllegalArgumentException("halo.telegram-link must be an https link");
    }
  }

  Optional<String> link() {
    return Optional.ofNullable(telegramLink).map(URI::toString);
  }

  /** The password is never printed. */
  @Override
  public String toString() {
    return "HaloSettings[dataDir=%s]".formatted(dataDir);
  }

  /**
   * How past talks are judged anew.
   *
   * @param perMinute how many talks a minute at most, from 12
   */
  record Reanalysis(@DefaultValue("60") int perMinute) {
    Reanalysis {
      if (perMinute < LEAST_PER_MINUTE) {
        throw new IllegalArgumentException("halo.reanalysis.per-minute must be 12 or more");
      }
    }
  }

  /**
   * When a person looks at what a talk meant before anything follows from it.
   *
   * @param enabled whether anybody does
   * @param threshold from 0 to 1; what was judged with less confidence is looked at
   */
  record Review(@DefaultValue("true") boolean enabled, @DefaultValue("0.6") double threshold) {
    Review {
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException("halo.review.threshold must be from 0 to 1");
      }
    }
  }

  /**
   * How a step is tried again while its partner is out of reach.
   *
   * @param first the pause after the first try
   * @param longest no pause is longer
   * @param tries how often in all, from 1; after the last the call stands as failed
   */
  record Retry(
      @DefaultValue("2s") Duration first,
      @DefaultValue("5m") Duration longest,
      @DefaultValue("9") int tries) {
    Retry {
      if (first.isNegative() || first.isZero()) {
        throw new IllegalArgumentException("halo.retry.first must be longer than nothing");
      }
      if (longest.compareTo(first) < 0) {
        throw new IllegalArgumentException(
            "halo.retry.longest must not be shorter than halo.retry.first");
      }
      if (tries < 1) {
        throw new IllegalArgumentException("halo.retry.tries must be 1 or more");
      }
    }
  }
}
