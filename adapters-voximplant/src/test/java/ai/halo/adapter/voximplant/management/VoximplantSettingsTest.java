package ai.halo.adapter.voximplant.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.contact.Language;
import ai.halo.domain.dial.SessionPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

class VoximplantSettingsTest {
  @TempDir private Path folder;

  private final Map<String, String> given =
      new LinkedHashMap<>(
          Map.of(
              "account-id", "1234567",
              "api-key", "secret-of-the-account",
              "application-id", "10456",
              "rule-id", "20789",
              "caller-id", "+998 71 200-00-00"));

  @Test
  void needsAKeyApplicationRuleAndCallerIdAlone() {
    var settings = bind(VoximplantSettings.class);

    assertThat(settings.credentials())
        .isEqualTo(new Credentials.ApiKey(1234567, "secret-of-the-account"));
    assertThat(settings.application()).isEqualTo(10456);
    assertThat(settings.rule()).isEqualTo(20789);
    assertThat(settings.caller()).isEqualTo("998712000000");
    assertThat(settings.base()).hasToString("https://api.voximplant.com/");
    assertThat(settings.hosts()).isEqualTo(new Hosts(false));
    assertThat(settings.reachedAt()).isEmpty();
  }

  @Test
  void takesAKeyFileInsteadOfAllElseAboutTheAccount() throws IOException {
    given.remove("account-id");
    given.put("key-file", keyFile(FakeVoximplant.KEYS.getPrivate().getEncoded()).toString());

    var account = (Credentials.ServiceAccount) bind(VoximplantSettings.class).credentials();

    assertThat(account.accountId()).isEqualTo(FakeVoximplant.ACCOUNT);
    assertThat(account.keyId()).isEqualTo(FakeVoximplant.KEY_ID);
    assertThat(account.privateKey()).isEqualTo(FakeVoximplant.KEYS.getPrivate());
  }

  @ParameterizedTest
  @CsvSource({
    "{}, must hold account_id",
    "no json, is no JSON",
    "'{\"account_id\":1,\"key_id\":\"k\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\"}', no RSA key",
  })
  void saysWhatIsWrongWithAKeyFileAndNothingOfWhatIsInIt(String content, String problem)
      throws IOException {
    given.put("key-file", Files.writeString(folder.resolve("key.json"), content).toString());
    var settings = bind(VoximplantSettings.class);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(settings::credentials)
        .withMessageStartingWith("halo.voximplant.key-file: ")
        .withMessageContaining(problem)
        .withMessageNotContaining("AAAA");
  }

  @Test
  void refusesAKeyFileThatIsMissingOrAnotherAccounts() throws IOException {
    given.put("key-file", folder.resolve("nowhere.json").toString());
    var missing = bind(VoximplantSettings.class);
    given.put("key-file", keyFile(FakeVoximplant.KEYS.getPrivate().getEncoded()).toString());
    given.put("account-id", "7");
    var another = bind(VoximplantSettings.class);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(missing::credentials)
        .withMessageContaining("halo.voximplant.key-file", "cannot be read");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(another::credentials)
        .withMessageContaining("halo.voximplant.account-id");
  }

  @ParameterizedTest
  @CsvSource({
    "api-key, '', key-file or halo.voximplant.api-key",
    "account-id, '', account-id (VOXIMPLANT_ACCOUNT_ID)",
    "account-id, halo, account-id (VOXIMPLANT_ACCOUNT_ID)",
    "application-id, '', application-id (VOXIMPLANT_APPLICATION_ID)",
    "application-id, -1, application-id (VOXIMPLANT_APPLICATION_ID)",
    "rule-id, one, rule-id (VOXIMPLANT_RULE_ID)",
    "rule-id, 99999999999999999999, rule-id (VOXIMPLANT_RULE_ID)",
    "caller-id, '', caller-id (VOXIMPLANT_CALLER_ID)",
    "caller-id, 12345, caller-id (VOXIMPLANT_CALLER_ID)",
    "base-url, http://api.voximplant.com, base-url (VOXIMPLANT_BASE_URL)",
    "base-url, https://example.com, base-url (VOXIMPLANT_BASE_URL)",
    "base-url, https://voximplant.com.example.com, base-url (VOXIMPLANT_BASE_URL)",
    "base-url, https://api.voximplant.com/platform_api, base-url (VOXIMPLANT_BASE_URL)",
    "base-url, http://127.0.0.1:8080, base-url (VOXIMPLANT_BASE_URL)",
    "base-url, somewhere, base-url (VOXIMPLANT_BASE_URL)",
    "public-url, http://halo.example.com, public-url",
    "public-url, https://halo.example.com/x, public-url",
    "timeout, 0s, timeout",
    "connect-timeout, -1s, connect-timeout",
    "read-timeout, 1h, read-timeout",
    "concurrency, 0, concurrency",
    "concurrency, 101, concurrency",
  })
  void refusesABadValueNamingIt(String property, String value, String problem) {
    given.put(property, value);

    assertThatExceptionOfType(BindException.class)
        .isThrownBy(() -> bind(VoximplantSettings.class))
        .withStackTraceContaining("halo.voximplant." + problem);
  }

  @Test
  void letsATestUseThisMachine() {
    given.put("base-url", "http://127.0.0.1:8080");
    given.put("allow-loopback", "true");

    assertThat(bind(VoximplantSettings.class).base()).hasToString("http://127.0.0.1:8080/");
  }

  @Test
  void printsNoSecretAndNoNumber() {
    var settings = bind(VoximplantSettings.class);

    assertThat(settings + " " + settings.credentials())
        .doesNotContain("secret-of-the-account", "998712000000");
  }

  @Test
  void plansCallsTheUsualWay() {
    assertThat(bind(SessionPlanSettings.class).plan("998712000000"))
        .isEqualTo(
            new SessionPlan(
                "998712000000",
                SessionPlan.Limits.USUAL,
                new SessionPlan.Talk(
                    "gpt-realtime",
                    "OPENAI_API_KEY",
                    Optional.empty(),
                    "gpt-4o-transcribe",
                    Set.of()),
                false,
                true,
                Map.of()));
  }

  @Test
  void plansCallsAsTold() {
    given.putAll(
        Map.of(
            "ring", "20s",
            "silence", "1m",
            "longest", "5m",
            "model", "gpt-realtime-mini",
            "secret-name", "OTHER_KEY",
            "ai-base-url", "https://ai.example.com",
            "without-realtime", "uz",
            "record", "true",
            "disclose-ai", "false"));
    given.put("machine-detection.ru", "RU");
    given.put("machine-detection.uz", "KZ");

    var plan = bind(SessionPlanSettings.class).plan("998712000000");

    assertThat(plan.limits())
        .isEqualTo(
            new SessionPlan.Limits(
                Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5)));
    assertThat(plan.talk().model()).isEqualTo("gpt-realtime-mini");
    assertThat(plan.talk().secretName()).isEqualTo("OTHER_KEY");
    assertThat(plan.talk().baseUrl()).contains(URI.create("https://ai.example.com"));
    assertThat(plan.talk().withoutRealtime()).containsExactly(Language.UZBEK);
    assertThat(plan.record()).isTrue();
    assertThat(plan.discloseAi()).isFalse();
    assertThat(plan.machineDetection())
        .isEqualTo(Map.of(Language.RUSSIAN, "RU", Language.UZBEK, "KZ"));
  }

  @ParameterizedTest
  @CsvSource({
    "ring, 4s, ring must be from 5s to 60s",
    "ring, 61s, ring must be",
    "silence, 0s, silence must be",
    "longest, 56m, longest must be",
    "model, '', model must be",
    "secret-name, 1KEY, secret-name must",
    "ai-base-url, http://ai.example.com, ai-base-url must be https",
    "without-realtime, tj, without-realtime may",
    "without-realtime, de, without-realtime may",
    "machine-detection.de, RU, machine-detection is by language",
    "machine-detection.ru, UZ, machine-detection must be one of",
  })
  void refusesABadPlanNamingIt(String property, String value, String problem) {
    given.put(property, value);

    assertThatExceptionOfType(BindException.class)
        .isThrownBy(() -> bind(SessionPlanSettings.class))
        .withStackTraceContaining("halo.voximplant." + problem);
  }

  private <T> T bind(Class<T> type) {
    var properties = new LinkedHashMap<String, String>();
    given.forEach((name, value) -> properties.put("halo.voximplant." + name, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("halo.voximplant", Bindable.of(type));
  }

  private Path keyFile(byte[] key) throws IOException {
    var pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n";
    var json =
        Map.of(
            "account_id",
            FakeVoximplant.ACCOUNT,
            "key_id",
            FakeVoximplant.KEY_ID,
            "private_key",
            pem,
            "account_name",
            "somebody");
    return Files.writeString(
        folder.resolve("key.json"), JsonMapper.shared().writeValueAsString(json));
  }
}
