package ai.halo.adapter.voximplant.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.halo.adapter.voximplant.management.Credentials.ServiceAccount;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the tokens of a service account: RS256, good for five minutes, and used until 45 s before
 * their end.
 */
final class AccessTokens {
  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The provider takes at most an hour. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  private static final Duration UNUSED_END = Duration.ofSeconds(45);

  /** Dated back, since the provider refuses what was issued in its future. */
  private static final Duration BACK_DATED = Duration.ofSeconds(5);

  private static final Duration WORTH_TELLING = Duration.ofSeconds(20);

  private final ServiceAccount account;
  private final InstantSource clock;
  private Optional<Token> current = Optional.empty();

  /** How much the provider's clock is ahead of ours; known once it refused a token. */
  private Duration ahead = Duration.ZERO;

  private record Token(String text, Instant useUntil) {}

  AccessTokens(ServiceAccount account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  /** A token that is good for a while yet. */
  synchronized String current() {
    var now = clock.instant();
    if (current.isEmpty() || !now.isBefore(current.get().useUntil())) {
      current = Optional.of(new Token(sign(now.plus(ahead)), now.plus(LIFE).minus(UNUSED_END)));
    }
    return current.get().text();
  }

  /**
   * Another token instead of one that was refused.
   *
   * @param refused the one that was; when there is another by now, that one is it
   * @param serverTime the provider's time, by which the new one is dated
   */
  synchronized String instead(String refused, Optional<Instant> serverTime) {
    if (current.map(Token::text).filter(refused::equals).isPresent()) {
      current = Optional.empty();
      serverTime.ifPresent(this::adjust);
    }
    return current();
  }

  private void adjust(Instant serverTime) {
    ahead = Duration.between(clock.instant(), serverTime);
    if (ahead.abs().compareTo(WORTH_TELLING) > 0) {
      LOG.warn("this machine's clock is {} s away from Voximplant's: set it", ahead.toSeconds());
    }
  }

  private String sign(Instant now) {
    var issued = now.minus(BACK_DATED).getEpochSecond();
    var header = Map.of("alg", "RS256", "typ", "JWT", "kid", account.keyId());
    var claims =
        Map.of(
            "iss",
            Long.toString(account.accountId()),
            "iat",
            issued,
            "exp",
            issued + LIFE.toSeconds());
    var text = encode(header) + "." + encode(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(account.privateKey());
      signature.update(text.getBytes(UTF_8));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }

  private static String encode(Map<String, ?> part) {
    return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(part));
  }
}
