package ai.halo.adapter.voximplant.management;

import static ai.halo.domain.dial.ConnectionReport.Verdict.DOUBTFUL;
import static ai.halo.domain.dial.ConnectionReport.Verdict.RIGHT;
import static ai.halo.domain.dial.ConnectionReport.Verdict.WRONG;

import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.dial.ConnectionReport.Finding;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import ai.halo.domain.port.PortFailure;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One look at everything that a call needs at the provider, by reading alone.
 *
 * <p>It starts no session, so whether the key may start one is told by its first call; the role
 * that may look at all of this may start sessions as well.
 */
final class ConnectionCheck {
  private static final String ROLE_FAILURE = "voice.account.role";

  /** How long before a number's verification ends it is worth telling. */
  private static final Period SOON = Period.ofDays(14);

  private final ManagementApi api;
  private final Target target;
  private final ScenarioScript script;
  private final LocalDate today;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Method> forbidden = new ArrayList<>();

  /**
   * What is looked for.
   *
   * @param secretName of the voice model's key
   * @param publicUrl the address that the scenario must have been built for; empty when any will do
   */
  record Target(
      long applicationId,
      long ruleId,
      String callerId,
      String secretName,
      Optional<URI> publicUrl) {}

  /** For one look, on this day of UTC. */
  ConnectionCheck(ManagementApi api, Target target, ScenarioScript script, LocalDate today) {
    this.api = api;
    this.target = target;
    this.script = script;
    this.today = today;
  }

  /** Looks, once. */
  ConnectionReport run() {
    if (account()) {
      look("application", this::application);
      var scenario = rule();
      scenario.ifPresent(id -> look("scenario", () -> scenario(id)));
      look("secret", this::secret);
      look("history", this::history);
      look("caller_id", this::callerId);
      role();
    }
    return new ConnectionReport(findings);
  }

  /** Whether it is worth looking further. */
  private boolean account() {
    try {
      var account =
          ask(Method.GET_ACCOUNT_INFO, Map.of("return_live_balance", "true")).path("result");
      find("credentials", RIGHT, "ok", "Voximplant accepts the key.");
      findings.add(standing(account));
      findings.add(funds(account));
      return true;
    } catch (PortFailure.Refused refusal) {
      if (refusal.code().equals(ROLE_FAILURE)) {
        find("credentials", RIGHT, "ok", "Voximplant accepts the key.");
        return true;
      }
      find("credentials", WRONG, refusal.code(), sentence(refusal));
      return false;
    } catch (PortFailure failure) {
      find("connection", WRONG, failure.code(), sentence(failure));
      return false;
    }
  }

  private static Finding standing(JsonNode account) {
    if (Fields.flag(account, "frozen").orElse(false)) {
      return new Finding(
          "account",
          WRONG,
          "account.frozen",
          "The account is frozen: ask Voximplant's support why.");
    }
    if (!Fields.flag(account, "active").orElse(true)) {
      return new Finding(
          "account", WRONG, "account.inactive", "The account is not activated: confirm it first.");
    }
    return new Finding("account", RIGHT, "ok", "The account is active.");
  }

  private static Finding funds(JsonNode account) {
    var funds = VoximplantTelephonyAccount.funds(account);
    if (funds.isEmpty()) {
      return new Finding("funds", DOUBTFUL, "funds.unknown", "Voximplant tells no balance.");
    }
    var left = "%s %s".formatted(funds.get().amount().toPlainString(), funds.get().currency());
    if (funds.get().amount().signum() <= 0) {
      return new Finding(
          "funds", WRONG, "funds.none", "There is no money left (%s): top it up.".formatted(left));
    }
    return funds.get().amount().compareTo(BigDecimal.ONE) < 0
        ? new Finding(
            "funds", DOUBTFUL, "funds.low", "Hardly any money is left: %s.".formatted(left))
        : new Finding("funds", RIGHT, "ok", "%s may be spent.".formatted(left));
  }

  private Finding application() {
    var rows =
        rows(Method.GET_APPLICATIONS, Map.of("application_id", text(target.applicationId())));
    return row(rows, "application_id", target.applicationId()).isPresent()
        ? new Finding("application", RIGHT, "ok", "The application is there.")
        : new Finding(
            "application",
            WRONG,
            "application.missing",
            "The account has no application %d: look at halo.voximplant.application-id."
                .formatted(target.applicationId()));
  }

  /** Looks at the rule, and gives the scenario that it is bound to. */
  private Optional<Long> rule() {
    var bound = new ArrayList<JsonNode>();
    look(
        "rule",
        () -> {
          var rows =
              rows(
                  Method.GET_RULES,
                  Map.of(
                      "application_id",
                      text(target.applicationId()),
                      "rule_id",
                      text(target.ruleId()),
                      "with_scenarios",
                      "true"));
          var rule = row(rows, "rule_id", target.ruleId());
          rule.ifPresent(found -> bound.addAll(Fields.rows(found, "scenarios")));
          return rule.isEmpty()
              ? new Finding(
                  "rule",
                  WRONG,
                  "rule.missing",
                  "The application has no rule %d: look at halo.voximplant.rule-id."
                      .formatted(target.ruleId()))
              : rule(bound);
        });
    return bound.size() == 1 ? Fields.number(bound.getFirst(), "scenario_id") : Optional.empty();
  }

  private static Finding rule(List<JsonNode> bound) {
    return switch (bound.size()) {
      case 0 ->
          new Finding(
              "rule",
              WRONG,
              "rule.empty",
              "The rule has no scenario: deploy it with ./halo voximplant deploy.");
      case 1 -> new Finding("rule", RIGHT, "ok", "The rule has its scenario.");
      default ->
          new Finding(
              "rule",
              DOUBTFUL,
              "rule.crowded",
              "The rule has several scenarios, and should have HALO's alone.");
    };
  }

  private Finding scenario(long id) {
    var rows = rows(Method.GET_SCENARIOS, Map.of("scenario_id", text(id), "with_script", "true"));
    var deployed =
        row(rows, "scenario_id", id).flatMap(found -> Fields.text(found, "scenario_script"));
    if (deployed.isEmpty()) {
      return new Finding(
          "scenario", DOUBTFUL, "scenario.unread", "Voximplant does not show the scenario's text.");
    }
    var address = ScenarioScript.addressIn(deployed.get());
    if (address.isEmpty()) {
      return new Finding(
          "scenario",
          WRONG,
          "scenario.foreign",
          "The rule's scenario is not HALO's: deploy it with ./halo voximplant deploy.");
    }
    return scenario(deployed.get(), address.get());
  }

  private Finding scenario(String deployed, URI address) {
    var wanted = target.publicUrl().orElse(address);
    if (ScenarioScript.same(deployed, script.build(wanted))) {
      return new Finding(
          "scenario",
          RIGHT,
          "ok",
          "The scenario is this version's, and asks %s.".formatted(address));
    }
    return ScenarioScript.same(deployed, script.build(address))
        ? new Finding(
            "scenario",
            WRONG,
            "scenario.address",
            "The scenario asks %s, not %s: deploy it again.".formatted(address, wanted))
        : new Finding(
            "scenario",
            DOUBTFUL,
            "scenario.differs",
            "The scenario is another version's than this HALO: deploy it again.");
  }

  private Finding secret() {
    var rows = rows(Method.GET_SECRETS, Map.of("application_id", text(target.applicationId())));
    var isThere =
        rows.stream()
            .anyMatch(row ->
                Fields.text(row, "secret_name").stream().anyMatch(target.secretName()::equals));
    return isThere
        ? new Finding("secret", RIGHT, "ok", "The voice model's key is there.")
        : new Finding(
            "secret",
            WRONG,
            "secret.missing",
            "The application has no secret %s, the voice model's key."
                .formatted(target.secretName()));
  }

  /** Calls whose end was never reported are settled from the history. */
  private Finding history() {
    ask(
        Method.GET_CALL_HISTORY,
        Map.of("application_id", text(target.applicationId()), "count", "1"));
    return new Finding("history", RIGHT, "ok", "The call history can be read.");
  }

  private Finding callerId() {
    var number = target.callerId();
    var verified =
        rows(Method.GET_CALLER_IDS, Map.of("callerid_number", number)).stream()
            .filter(row -> isNumber(row, "callerid_number", number))
            .findFirst();
    if (verified.isPresent()) {
      return verified(verified.get());
    }
    var rented =
        rows(Method.GET_PHONE_NUMBERS, Map.of("phone_number", number)).stream()
            .filter(row -> isNumber(row, "phone_number", number))
            .findFirst();
    if (rented.isEmpty()) {
      return new Finding(
          "caller_id",
          WRONG,
          "caller_id.unknown",
          "The account has neither rented nor verified the number: look at halo.voximplant.caller-id.");
    }
    return Fields.flag(rented.get(), "deactivated").orElse(false)
            || Fields.flag(rented.get(), "canceled").orElse(false)
        ? new Finding(
            "caller_id", WRONG, "caller_id.deactivated", "The rented number is switched off.")
        : new Finding("caller_id", RIGHT, "ok", "The number is rented.");
  }

  private Finding verified(JsonNode row) {
    if (!Fields.flag(row, "active").orElse(true)) {
      return new Finding(
          "caller_id",
          WRONG,
          "caller_id.unverified",
          "The number is not verified: verify it first.");
    }
    var until = Fields.day(row, "verified_until");
    if (until.isEmpty() || until.get().isAfter(today.plus(SOON))) {
      return new Finding("caller_id", RIGHT, "ok", "The number is verified.");
    }
    return until.get().isBefore(today)
        ? new Finding(
            "caller_id",
            WRONG,
            "caller_id.expired",
            "The number was verified until %s: verify it again.".formatted(until.get()))
        : new Finding(
            "caller_id",
            DOUBTFUL,
            "caller_id.expiring",
            "The number is verified until %s: verify it again by then.".formatted(until.get()));
  }

  /** They write numbers with and without the plus, as numbers and as texts. */
  private static boolean isNumber(JsonNode row, String name, String digits) {
    return Fields.number(row, name)
        .map(String::valueOf)
        .or(() -> Fields.text(row, name).map(text -> text.replaceAll("\\D", "")))
        .filter(digits::equals)
        .isPresent();
  }

  private void role() {
    if (forbidden.isEmpty()) {
      find("role", RIGHT, "ok", "The key may look at everything that HALO looks at.");
    } else {
      var methods = forbidden.stream().map(Method::word).collect(Collectors.joining(", "));
      find(
          "role",
          WRONG,
          "role.missing",
          "The service account may not call %s: give it the role Developer.".formatted(methods));
    }
  }

  /** What a lacking role hides is told once, by {@link #role()}. */
  private void look(String subject, Supplier<Finding> look) {
    try {
      findings.add(look.get());
    } catch (PortFailure failure) {
      if (!failure.code().equals(ROLE_FAILURE)) {
        find(subject, WRONG, failure.code(), sentence(failure));
      }
    }
  }

  private void find(String subject, Verdict verdict, String code, String message) {
    findings.add(new Finding(subject, verdict, code, message));
  }

  private List<JsonNode> rows(Method method, Map<String, String> form) {
    return Fields.rows(ask(method, form), "result");
  }

  private JsonNode ask(Method method, Map<String, String> form) {
    try {
      return api.ask(method, form);
    } catch (PortFailure failure) {
      if (failure.code().equals(ROLE_FAILURE)) {
        forbidden.add(method);
      }
      throw failure;
    }
  }

  private static Optional<JsonNode> row(List<JsonNode> rows, String name, long id) {
    return rows.stream()
        .filter(row -> Fields.number(row, name).filter(number -> number == id).isPresent())
        .findFirst();
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  /** A failure's reason as a sentence of its own. */
  private static String sentence(PortFailure failure) {
    var reason = failure.reason();
    return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
  }
}
