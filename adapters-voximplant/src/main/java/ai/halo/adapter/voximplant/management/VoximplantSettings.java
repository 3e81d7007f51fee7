package ai.halo.adapter.voximplant.management;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Voximplant and the way there. A blank value is one that was not given.
 *
 * @param accountId the account's number; not needed with a key file, which names it
 * @param apiKey the account's own key; one of it and the key file is given
 * @param keyFile the service account's key file; wins over the api key
 * @param applicationId the number of the application that HALO was deployed to
 * @param ruleId the number of its rule
 * @param callerId the number that the person sees: rented or verified, digits with the country
 * @param baseUrl where the management API is, inside {@code .voximplant.com}
 * @param publicUrl where Voximplant reaches this HALO; when given, the connection check finds out
 *     whether the scenario was deployed for it
 * @param connectTimeout for a connection
 * @param readTimeout for the next bytes of an answer
 * @param timeout for all of a request
 * @param concurrency how many sessions this node asks for at once, from 1 to 100; the provider
 *     takes 200 of an account
 * @param allowLoopback for tests alone: lets the base URL and the sessions' addresses be this
 *     machine's, by http as well
 */
@ConfigurationProperties("halo.voximplant")
record VoximplantSettings(
    @DefaultValue("") String accountId,
    @DefaultValue("") String apiKey,
    @DefaultValue("") String keyFile,
    @DefaultValue("") String applicationId,
    @DefaultValue("") String ruleId,
    @DefaultValue("") String callerId,
    @DefaultValue(USUAL_BASE) String baseUrl,
    @DefaultValue("") String publicUrl,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("20s") Duration readTimeout,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("20") int concurrency,
    @DefaultValue("false") boolean allowLoopback) {
  private static final Pattern DIGITS = Pattern.compile("\\d{7,15}");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
  private static final Duration LONGEST = Duration.ofMinutes(2);
  static final String USUAL_BASE = "https://api.voximplant.com";

  /** Refuses what is missing or bad, naming the property. */
  VoximplantSettings {
    if (baseUrl.isBlank()) {
      baseUrl = USUAL_BASE;
    }
    require(
        !keyFile.isBlank() || !apiKey.isBlank(),
        "key-file or halo.voximplant.api-key (VOXIMPLANT_KEY_FILE, VOXIMPLANT_API_KEY) must be"
            + " given");
    if (keyFile.isBlank()) {
      requireNumber("account-id", "VOXIMPLANT_ACCOUNT_ID", accountId);
    }
    requireNumber("application-id", "VOXIMPLANT_APPLICATION_ID", applicationId);
    requireNumber("rule-id", "VOXIMPLANT_RULE_ID", ruleId);
    callerId = callerId.replaceAll("[+ ()-]", "");
    require(
        DIGITS.matcher(callerId).matches(),
        "caller-id (VOXIMPLANT_CALLER_ID) must be a number with its country, such as"
            + " 998712000000");
    require(
        new Hosts(allowLoopback).allowed(baseUrl).filter(VoximplantSettings::isRoot).isPresent(),
        "base-url (VOXIMPLANT_BASE_URL) must be https inside .voximplant.com and without a path");
    requireTime("connect-timeout", connectTimeout);
    requireTime("read-timeout", readTimeout);
    requireTime("timeout", timeout);
    require(concurrency >= 1 && concurrency <= 100, "concurrency must be from 1 to 100");
    if (!publicUrl.isBlank()) {
      requirePublic(publicUrl);
    }
  }

  Hosts hosts() {
    return new Hosts(allowLoopback);
  }

  HttpUrl base() {
    return hosts().allowed(baseUrl).orElseThrow();
  }

  /** Reads the key file, if there is one. */
  Credentials credentials() {
    if (!keyFile.isBlank()) {
      return key(Path.of(keyFile));
    }
    return new Credentials.ApiKey(number(accountId), apiKey.strip());
  }

  Transport.Timeouts timeouts() {
    return new Transport.Timeouts(connectTimeout, readTimeout, timeout);
  }

  long application() {
    return number(applicationId);
  }

  long rule() {
    return number(ruleId);
  }

  /** Digits alone. */
  String caller() {
    return callerId;
  }

  Optional<URI> reachedAt() {
    return publicUrl.isBlank() ? Optional.empty() : Optional.of(URI.create(publicUrl.strip()));
  }

  /** No key, and no number of anybody, is printed. */
  @Override
  public String toString() {
    return "VoximplantSettings[applicationId=%s, ruleId=%s, baseUrl=%s]"
        .formatted(applicationId, ruleId, baseUrl);
  }

  private Credentials key(Path file) {
    Credentials.ServiceAccount account;
    try {
      account = Credentials.read(file);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("halo.voximplant.key-file: " + e.getMessage());
    }
    require(
        accountId.isBlank() || number(accountId) == account.accountId(),
        "account-id is another account's than the one of the key file");
    return account;
  }

  private static boolean isRoot(HttpUrl url) {
    return url.encodedPath().equals("/") && url.encodedQuery() == null;
  }

  private static void requirePublic(String url) {
    try {
      ScenarioScript.origin(URI.create(url.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "halo.voximplant.public-url must be https, and a scheme and a host alone");
    }
  }

  private static void requireNumber(String property, String variable, String value) {
    require(
        NUMBER.matcher(value.strip()).matches(),
        "%s (%s) must be a number".formatted(property, variable));
  }

  private static void requireTime(String property, Duration time) {
    require(
        time.isPositive() && time.compareTo(LONGEST) <= 0,
        property + " must be longer than nothing, and at most 2m");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("halo.voximplant." + problem);
    }
  }

  private static long number(String digits) {
    return Long.parseLong(digits.strip());
  }
}
