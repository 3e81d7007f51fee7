package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.security.Bucket.Size;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.Username;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * Slows down who guesses passwords, without letting anybody lock somebody else out.
 *
 * <p>A try is spent before the password is looked at, so that many at once do not slip through, and
 * given back when it was right. Three things are counted: tries for one account from one address,
 * tries from one address, and tries for one account from addresses that never signed in to it. The
 * last alone can be used up by strangers, and it does not hold for an address from which the user
 * has signed in before. A name that nobody has is counted like any other.
 *
 * <p>A browser that shows the cookie of a device from which the user has signed in before has tries
 * of its own, so that neither strangers nor neighbours behind the same address can use them up.
 */
final class SignInThrottle {
  static final Size PAIR = new Size(10, Duration.ofSeconds(30));
  static final Size ADDRESS = new Size(50, Duration.ofSeconds(5));
  static final Size STRANGERS = new Size(50, Duration.ofSeconds(20));

  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final int MOST_FRIENDS = 50_000;

  private final Buckets<Pair> pairs;
  private final Buckets<String> addresses;
  private final Buckets<String> accounts;
  private final Cache<Pair, Boolean> friends;

  SignInThrottle(InstantSource clock, Ticker ticker) {
    this.pairs = new Buckets<>(PAIR, clock, ticker);
    this.addresses = new Buckets<>(ADDRESS, clock, ticker);
    this.accounts = new Buckets<>(STRANGERS, clock, ticker);
    this.friends =
        Caffeine.newBuilder()
            .maximumSize(MOST_FRIENDS)
            .expireAfterAccess(REMEMBERED)
            .ticker(ticker)
            .build();
  }

  /** How well somebody is known: not at all, by the address, or by a cookie of the device. */
  private enum Standing {
    STRANGER,
    FRIEND,
    DEVICE
  }

  private record Pair(String account, String address) {}

  /** A try that was spent; it is a guess until it is told otherwise. */
  final class Try {
    private final Pair pair;
    private final Standing standing;

    private Try(Pair pair, Standing standing) {
      this.pair = pair;
      this.standing = standing;
    }

    /** Whether the user has signed in before from where it comes. */
    boolean isOfAcquaintance() {
      return standing != Standing.STRANGER;
    }

    /** The password was right. */
    void succeeded() {
      wasNoGuess();
      if (standing != Standing.DEVICE) {
        friends.put(pair, true);
      }
    }

    /** It was never found out whether the password was right. */
    void wasNoGuess() {
      pairs.refund(pair);
      if (standing != Standing.DEVICE) {
        addresses.refund(pair.address());
      }
      if (standing == Standing.STRANGER) {
        accounts.refund(pair.account());
      }
    }
  }

  /**
   * Spends a try, or refuses with 429 and says when there is one again.
   *
   * @param device the name of a device from which the user has signed in before
   */
  Try spend(String name, String remoteAddress, Optional<String> device) {
    if (device.isPresent()) {
      var own = new Pair(account(name), "device " + device.get());
      require(() -> pairs.spend(own));
      return new Try(own, Standing.DEVICE);
    }
    var pair = new Pair(account(name), network(remoteAddress));
    var stranger = friends.getIfPresent(pair) == null;
    require(() -> addresses.spend(pair.address()));
    require(() -> pairs.spend(pair));
    if (stranger) {
      require(() -> accounts.spend(pair.account()));
    }
    return new Try(pair, stranger ? Standing.STRANGER : Standing.FRIEND);
  }

  private static void require(Supplier<Duration> spending) {
    var wait = spending.get();
    if (!wait.isZero()) {
      throw ProblemException.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "auth.too_many_attempts",
          "Too many attempts; try again later.",
          wait);
    }
  }

  /** Names that nobody can have share one account, so that they take no room. */
  static String account(String name) {
    try {
      return new Username(name).value();
    } catch (InvalidValue nobodys) {
      return "";
    }
  }

  /** One household has one IPv4 address, or a whole /64 of IPv6. */
  private static String network(String remoteAddress) {
    try {
      // A literal address, as containers give it, is never looked up.
      return InetAddress.ofLiteral(remoteAddress) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
          : remoteAddress;
    } catch (IllegalArgumentException noAddress) {
      return remoteAddress;
    }
  }
}
