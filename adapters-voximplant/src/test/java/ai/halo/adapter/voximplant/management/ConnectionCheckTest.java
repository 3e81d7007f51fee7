package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.ok;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.dial.ConnectionReport.Finding;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.TelephonyAccountContract;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ConnectionCheckTest implements TelephonyAccountContract {
  private static final URI HALO = URI.create("https://halo.example.com");
  private static final String CALLER = "998712000000";
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final FakeVoximplant voximplant = new FakeVoximplant();
  private final ScenarioScript script = new ScenarioScript();

  @BeforeEach
  void haveEverything() {
    accountHas("\"active\":true,\"frozen\":false,\"live_balance\":100.5,\"currency\":\"USD\"");
    voximplant
        .answers(
            Method.GET_APPLICATIONS,
            "{\"result\":[{\"application_id\":10456,\"application_name\":\"halo.x.voximplant.com\"}]}")
        .answers(
            Method.GET_RULES,
            "{\"result\":[{\"rule_id\":20789,\"scenarios\":[{\"scenario_id\":30111}]}]}")
        .answers(Method.GET_SECRETS, "{\"result\":[{\"secret_name\":\"OPENAI_API_KEY\"}]}")
        .answers(
            Method.GET_CALLER_IDS,
            "{\"result\":[{\"callerid_number\":\"998712000000\",\"active\":true,\"verified_until\":\"2027-01-01\"}]}");
    deployed(script.build(HALO));
  }

  @AfterEach
  void close() {
    voximplant.close();
  }

  @Override
  public TelephonyAccount holding(Money funds) {
    accountHas(
        "\"active\":true,\"live_balance\":%s,\"currency\":\"%s\""
            .formatted(funds.amount().toPlainString(), funds.currency()));
    return account(Optional.of(HALO));
  }

  @Override
  public TelephonyAccount outOfReach() {
    for (var i = 0; i < 3; i++) {
      voximplant.next(Method.GET_ACCOUNT_INFO, status(503));
    }
    return account(Optional.empty());
  }

  @Test
  void looksAtEverythingACallNeeds() {
    assertThat(check().findings())
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.RIGHT))
        .extracting(Finding::subject)
        .containsExactly(
            "credentials",
            "account",
            "funds",
            "application",
            "rule",
            "scenario",
            "secret",
            "history",
            "caller_id",
            "role");
  }

  @Test
  void startsNothingAndChangesNothing() {
    check();

    assertThat(voximplant.asked())
        .allSatisfy(asked -> assertThat(asked.target()).startsWith("/platform_api/Get"));
  }

  @ParameterizedTest
  @CsvSource({
    "100, voice.account.key",
    "433, voice.account.key_id",
    "447, voice.account.token",
    "454, voice.account.token_life",
    "131, voice.account.inactive",
    "320, voice.account.address",
    "115, voice.config.account_id",
  })
  void namesABadKeyAndLooksNoFurther(int code, String found) {
    voximplant.next(Method.GET_ACCOUNT_INFO, error(code));

    assertThat(check().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.subject()).isEqualTo("credentials");
          assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
          assertThat(finding.code()).isEqualTo(found);
        });
  }

  @Test
  void namesWhatTheRoleDoesNotAllowOnce() {
    voximplant
        .next(Method.GET_RULES, error(104))
        .next(Method.GET_CALL_HISTORY, error(104))
        .next(Method.GET_SECRETS, error(104));

    var report = check();

    assertThat(finding(report, "role").code()).isEqualTo("role.missing");
    assertThat(finding(report, "role").verdict()).isEqualTo(Verdict.WRONG);
    assertThat(finding(report, "role").message())
        .contains("GetRules, GetSecrets, GetCallHistory", "Developer");
    assertThat(report.findings())
        .extracting(Finding::subject)
        .doesNotContain("rule", "scenario", "secret", "history")
        .contains("credentials", "application", "caller_id");
  }

  @Test
  void knowsAGoodKeyWhoseRoleMayNotEvenSeeTheAccount() {
    voximplant.next(Method.GET_ACCOUNT_INFO, error(104));

    var report = check();

    assertThat(finding(report, "credentials").verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(finding(report, "role").verdict()).isEqualTo(Verdict.WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"active\":false,\"live_balance\":5,\"currency\":\"USD\"                   | account | account.inactive | WRONG",
        "\"active\":true,\"frozen\":true,\"live_balance\":5,\"currency\":\"USD\"    | account | account.frozen   | WRONG",
        "\"active\":true,\"live_balance\":0,\"currency\":\"USD\"                    | funds   | funds.none       | WRONG",
        "\"active\":true,\"live_balance\":-1,\"currency\":\"USD\"                   | funds   | funds.none       | WRONG",
        "\"active\":true,\"live_balance\":-1,\"credit_limit\":5,\"currency\":\"USD\"| funds   | ok               | RIGHT",
        "\"active\":true,\"balance\":\"0.99\",\"currency\":\"USD\"                  | funds   | funds.low        | DOUBTFUL",
        "\"active\":true,\"currency\":\"USD\"                                       | funds   | funds.unknown    | DOUBTFUL",
        "\"active\":true,\"live_balance\":7,\"currency\":\"\"                       | funds   | funds.unknown    | DOUBTFUL",
      })
  void tellsHowTheAccountStands(String account, String subject, String code, Verdict verdict) {
    accountHas(account.strip());

    var found = finding(check(), subject);

    assertThat(found.code()).isEqualTo(code);
    assertThat(found.verdict()).isEqualTo(verdict);
  }

  @Test
  void namesAnApplicationThatIsNotThere() {
    voximplant.answers(Method.GET_APPLICATIONS, "{\"result\":[{\"application_id\":10457}]}");

    assertThat(finding(check(), "application").code()).isEqualTo("application.missing");
  }

  @Test
  void namesARuleThatIsNotThereOrHasNoScenarioOrTooMany() {
    voximplant.answers(Method.GET_RULES, "{\"result\":[]}");
    assertThat(finding(check(), "rule").code()).isEqualTo("rule.missing");

    voximplant.answers(Method.GET_RULES, "{\"result\":[{\"rule_id\":20789,\"scenarios\":[]}]}");
    assertThat(finding(check(), "rule").code()).isEqualTo("rule.empty");

    voximplant.answers(
        Method.GET_RULES,
        "{\"result\":[{\"rule_id\":20789,\"scenarios\":[{\"scenario_id\":1},{\"scenario_id\":2}]}]}");
    assertThat(finding(check(), "rule").code()).isEqualTo("rule.crowded");
  }

  @Test
  void knowsTheScenarioOfThisVersionWhateverTheEndsOfItsLines() {
    deployed(script.build(HALO).replace("\n", "\r\n"));

    assertThat(finding(check(), "scenario").code()).isEqualTo("ok");
  }

  @Test
  void tellsAScenarioOfAnotherVersionAddressOrMaker() {
    deployed(script.build(HALO) + "// changed by hand");
    assertThat(finding(check(), "scenario").code()).isEqualTo("scenario.differs");

    deployed(script.build(URI.create("https://elsewhere.example.com")));
    assertThat(finding(check(), "scenario").code()).isEqualTo("scenario.address");
    assertThat(finding(account(Optional.empty()).check(), "scenario").message())
        .as("without an address to compare with it is told")
        .contains("https://elsewhere.example.com");

    deployed("VoxEngine.addEventListener(AppEvents.Started, () => {});");
    assertThat(finding(check(), "scenario").code()).isEqualTo("scenario.foreign");

    voximplant.answers(Method.GET_SCENARIOS, "{\"result\":[{\"scenario_id\":30111}]}");
    assertThat(finding(check(), "scenario").code()).isEqualTo("scenario.unread");
  }

  @Test
  void namesASecretThatIsNotThere() {
    voximplant.answers(
        Method.GET_SECRETS, "{\"result\":[{\"secret_name\":\"OPENAI_API_KEY_OLD\"}]}");

    assertThat(finding(check(), "secret").code()).isEqualTo("secret.missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"callerid_number\":\"998712000000\",\"active\":false}                                      | caller_id.unverified",
        "{\"callerid_number\":\"998712000000\",\"active\":true,\"verified_until\":\"2026-03-01\"}     | caller_id.expired",
        "{\"callerid_number\":\"998712000000\",\"active\":true,\"verified_until\":\"2026-03-02\"}     | caller_id.expiring",
        "{\"callerid_number\":\"+998 71 200 00 00\",\"active\":true,\"verified_until\":\"2026-03-16\"}| caller_id.expiring",
        "{\"callerid_number\":998712000000,\"active\":true,\"verified_until\":\"2026-03-17 00:00:00\"}| ok",
        "{\"callerid_number\":\"998712000000\",\"active\":true}                                       | ok",
        "{\"callerid_number\":\"9987120000001\",\"active\":true}                                      | caller_id.unknown",
      })
  void tellsHowTheCallerIdStands(String row, String code) {
    voximplant.answers(Method.GET_CALLER_IDS, "{\"result\":[%s]}".formatted(row.strip()));

    assertThat(finding(check(), "caller_id").code()).isEqualTo(code);
  }

  @Test
  void takesARentedNumberForACallerId() {
    voximplant.answers(Method.GET_CALLER_IDS, "{\"result\":[]}");
    voximplant.answers(
        Method.GET_PHONE_NUMBERS, "{\"result\":[{\"phone_number\":\"998712000000\"}]}");
    assertThat(finding(check(), "caller_id").code()).isEqualTo("ok");

    voximplant.answers(
        Method.GET_PHONE_NUMBERS,
        "{\"result\":[{\"phone_number\":\"998712000000\",\"deactivated\":true}]}");
    assertThat(finding(check(), "caller_id").code()).isEqualTo("caller_id.deactivated");
  }

  @Test
  void goesOnWhereOneThingCannotBeLookedAt() {
    voximplant.next(Method.GET_RULES, status(500), status(500), status(500));

    var report = check();

    assertThat(finding(report, "rule").code()).isEqualTo("voice.provider_error");
    assertThat(finding(report, "caller_id").code()).isEqualTo("ok");
  }

  @Test
  void tellsNoFundsWhereTheyTellNone() {
    voximplant.next(Method.GET_ACCOUNT_INFO, ok("{\"result\":{\"live_balance\":\"a lot\"}}"));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> account(Optional.empty()).funds());
  }

  @Test
  void addsTheCreditToTheBalanceOfThisMoment() {
    accountHas("\"balance\":7,\"live_balance\":1.25,\"credit_limit\":10.5,\"currency\":\"RUR\"");

    assertThat(account(Optional.empty()).funds())
        .isEqualTo(new Money(new BigDecimal("11.75"), "RUB"));
    assertThat(voximplant.latest(Method.GET_ACCOUNT_INFO).form())
        .containsEntry("return_live_balance", "true");
  }

  private ConnectionReport check() {
    return account(Optional.of(HALO)).check();
  }

  private VoximplantTelephonyAccount account(Optional<URI> publicUrl) {
    var api = voximplant.api();
    var target = new ConnectionCheck.Target(10456, 20789, CALLER, "OPENAI_API_KEY", publicUrl);
    return new VoximplantTelephonyAccount(
        api, () -> new ConnectionCheck(api, target, script, TODAY).run());
  }

  private static Finding finding(ConnectionReport report, String subject) {
    return report.findings().stream()
        .filter(finding -> finding.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private void accountHas(String fields) {
    voximplant.answers(
        Method.GET_ACCOUNT_INFO,
        "{\"result\":{%s,\"api_key\":\"%s\"},\"api_address\":\"api-node3.voximplant.com\"}"
            .formatted(fields, FakeVoximplant.API_KEY));
  }

  private void deployed(String text) {
    voximplant.answers(
        Method.GET_SCENARIOS,
        "{\"result\":[{\"scenario_id\":30111,\"scenario_script\":%s}]}"
            .formatted(JsonMapper.shared().writeValueAsString(text)));
  }
}
