package ai.halo.adapter.voximplant.management;

import ai.halo.domain.port.PortFailure;
import java.io.PrintStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Brings application, scenario, rule and secret to the provider, or only looks whether they are
 * there as this release has them. Doing it twice changes nothing the second time.
 *
 * <p>One line is printed a step, of names and numbers alone.
 */
final class Deployment {
  static final String SCENARIO = "halo-call";
  static final String RULE = "halo-outbound";

  /** Matched against the numbers of incoming calls, and none looks like that. */
  static final String PATTERN = "halo-outbound-only";

  static final String SECRET = "OPENAI_API_KEY";

  private static final String ALL = "1000";

  private final ManagementApi api;
  private final PrintStream out;
  private final Wish wish;
  private final String script;
  private boolean asItShouldBe = true;

  /**
   * What should be there.
   *
   * @param application its short name
   * @param halo where the scenario asks for its permit
   * @param secret the voice model's key; empty to leave the one that is there
   * @param lookOnly whether nothing may be changed
   */
  record Wish(String application, URI halo, Optional<String> secret, boolean lookOnly) {
    /** The key is never printed. */
    @Override
    public String toString() {
      return "Wish[%s, %s]".formatted(application, halo);
    }
  }

  Deployment(ManagementApi api, PrintStream out, Wish wish) {
    this.api = api;
    this.out = out;
    this.wish = wish;
    this.script = new ScenarioScript().build(wish.halo());
  }

  /**
   * Does it.
   *
   * @return whether everything is as it should be in the end, by what the provider says of it
   * @throws PortFailure when the provider refuses a step or cannot be reached
   */
  boolean run() {
    if (!account()) {
      return false;
    }
    if (!wish.lookOnly()) {
      var application = bringApplication();
      var scenario = bringScenario(application);
      bringRule(application, scenario);
      bringSecret(application);
      say("check", "what is there now:");
    }
    look();
    return asItShouldBe;
  }

  private boolean account() {
    var account = api.ask(Method.GET_ACCOUNT_INFO, Map.of()).path("result");
    if (Fields.flag(account, "frozen").orElse(false)) {
      return wrong("account", "is frozen: ask Voximplant's support why");
    }
    if (!Fields.flag(account, "active").orElse(true)) {
      return wrong("account", "is not activated: confirm it first");
    }
    say("account", Fields.text(account, "account_name").orElse("it") + " is active");
    return true;
  }

  // --- bringing ------------------------------------------------------------------------------

  private long bringApplication() {
    var there = application();
    if (there.isPresent()) {
      return there.get();
    }
    var form = Map.of("application_name", wish.application(), "secure_record_storage", "true");
    var made = made(api.ask(Method.ADD_APPLICATION, form), "application_id");
    say("application", "%s is made".formatted(wish.application()));
    return made;
  }

  private long bringScenario(long application) {
    var there = scenario(application);
    if (there.isEmpty()) {
      var form = form(application);
      form.put("scenario_name", SCENARIO);
      form.put("scenario_script", script);
      var made = made(api.ask(Method.ADD_SCENARIO, form), "scenario_id");
      say("scenario", SCENARIO + " is uploaded");
      return made;
    }
    if (!isThisScript(there.get())) {
      api.ask(
          Method.SET_SCENARIO_INFO,
          Map.of("scenario_id", Long.toString(there.get()), "scenario_script", script));
      say("scenario", SCENARIO + " is uploaded in place of another version");
    }
    return there.get();
  }

  private void bringRule(long application, long scenario) {
    var there = rule(application);
    if (there.isEmpty()) {
      var form = form(application);
      form.put("rule_name", RULE);
      form.put("rule_pattern", PATTERN);
      form.put("scenario_id", Long.toString(scenario));
      made(api.ask(Method.ADD_RULE, form), "rule_id");
      say("rule", RULE + " is made");
      return;
    }
    var rule = id(there.get(), "rule_id");
    if (!hasPattern(there.get())) {
      api.ask(
          Method.SET_RULE_INFO, Map.of("rule_id", Long.toString(rule), "rule_pattern", PATTERN));
      say("rule", RULE + " has its pattern again");
    }
    var bound = bound(there.get());
    if (!bound.contains(scenario)) {
      bind(application, rule, scenario, true);
    }
    bound.stream()
        .filter(other -> other != scenario)
        .forEach(other -> bind(application, rule, other, false));
  }

  /** Setting a rule's own fields does not bind, whatever is answered. */
  private void bind(long application, long rule, long scenario, boolean bind) {
    var form = form(application);
    form.put("rule_id", Long.toString(rule));
    form.put("scenario_id", Long.toString(scenario));
    form.put("bind", Boolean.toString(bind));
    api.ask(Method.BIND_SCENARIO, form);
    say("rule", RULE + (bind ? " is bound to the scenario" : " lets go of another scenario"));
  }

  private void bringSecret(long application) {
    if (wish.secret().isEmpty()) {
      return;
    }
    var form = form(application);
    form.put("secret_value", wish.secret().get());
    var there = secret(application);
    if (there.isPresent()) {
      form.put("secret_id", Long.toString(there.get()));
      api.ask(Method.SET_SECRET_INFO, form);
      say("secret", SECRET + " has the value of the environment");
    } else {
      form.put("secret_name", SECRET);
      api.ask(Method.ADD_SECRET, form);
      say("secret", SECRET + " is added");
    }
  }

  // --- looking -------------------------------------------------------------------------------

  private void look() {
    var application = application();
    if (application.isEmpty()) {
      wrong("application", "%s is missing".formatted(wish.application()));
      return;
    }
    say("application", "%s is there".formatted(wish.application()));
    var scenario = scenario(application.get());
    lookAtScenario(scenario);
    var rule = rule(application.get());
    lookAtRule(rule, scenario);
    if (secret(application.get()).isPresent()) {
      say("secret", SECRET + " is there");
    } else {
      wrong("secret", "%s is missing: set it in the environment and deploy".formatted(SECRET));
    }
    out.printf("VOXIMPLANT_APPLICATION_ID=%d%n", application.get());
    rule.ifPresent(found -> out.printf("VOXIMPLANT_RULE_ID=%d%n", id(found, "rule_id")));
  }

  private void lookAtScenario(Optional<Long> scenario) {
    if (scenario.isEmpty()) {
      wrong("scenario", SCENARIO + " is missing");
    } else if (isThisScript(scenario.get())) {
      say("scenario", "%s is this version's, for %s".formatted(SCENARIO, wish.halo()));
    } else {
      wrong("scenario", SCENARIO + " differs from this version's, or is for another address");
    }
  }

  private void lookAtRule(Optional<JsonNode> rule, Optional<Long> scenario) {
    if (rule.isEmpty()) {
      wrong("rule", RULE + " is missing");
    } else if (!hasPattern(rule.get())) {
      wrong("rule", RULE + " has another pattern");
    } else if (!bound(rule.get()).equals(scenario.stream().toList())) {
      wrong("rule", RULE + " is not bound to the scenario alone");
    } else {
      say("rule", RULE + " is bound to the scenario alone");
    }
  }

  /** Names are matched by parts there, so the whole of it is compared here. */
  private Optional<Long> application() {
    var form = Map.of("application_name", wish.application(), "count", ALL);
    return find(
            Method.GET_APPLICATIONS,
            form,
            row ->
                Fields.text(row, "application_name")
                    .filter(name ->
                        name.equals(wish.application())
                            || name.startsWith(wish.application() + "."))
                    .isPresent())
        .map(row -> id(row, "application_id"));
  }

  private Optional<Long> scenario(long application) {
    var form = form(application);
    form.put("scenario_name", SCENARIO);
    form.put("count", ALL);
    return find(Method.GET_SCENARIOS, form, named("scenario_name", SCENARIO))
        .map(row -> id(row, "scenario_id"));
  }

  private boolean isThisScript(long scenario) {
    var form = Map.of("scenario_id", Long.toString(scenario), "with_script", "true");
    return find(Method.GET_SCENARIOS, form, row -> id(row, "scenario_id") == scenario)
        .flatMap(row -> Fields.text(row, "scenario_script"))
        .filter(text -> ScenarioScript.same(text, script))
        .isPresent();
  }

  private Optional<JsonNode> rule(long application) {
    var form = form(application);
    form.put("rule_name", RULE);
    form.put("with_scenarios", "true");
    form.put("count", ALL);
    return find(Method.GET_RULES, form, named("rule_name", RULE));
  }

  private Optional<Long> secret(long application) {
    var form = form(application);
    form.put("secret_name_part", SECRET);
    form.put("count", ALL);
    return find(Method.GET_SECRETS, form, named("secret_name", SECRET))
        .map(row -> id(row, "secret_id"));
  }

  private static boolean hasPattern(JsonNode rule) {
    return Fields.text(rule, "rule_pattern").filter(PATTERN::equals).isPresent();
  }

  private static List<Long> bound(JsonNode rule) {
    return Fields.rows(rule, "scenarios").stream()
        .map(scenario -> id(scenario, "scenario_id"))
        .toList();
  }

  private Optional<JsonNode> find(
      Method method, Map<String, String> form, Predicate<JsonNode> which) {
    return Fields.rows(api.ask(method, form), "result").stream().filter(which).findFirst();
  }

  private static Predicate<JsonNode> named(String field, String name) {
    return row -> Fields.text(row, field).filter(name::equals).isPresent();
  }

  private static Map<String, String> form(long application) {
    var form = new LinkedHashMap<String, String>();
    form.put("application_id", Long.toString(application));
    return form;
  }

  /** A number that is never one of theirs, where they tell none. */
  private static long id(JsonNode row, String name) {
    return Fields.number(row, name).orElse(-1L);
  }

  private static long made(JsonNode answer, String name) {
    return Fields.number(answer, name)
        .orElseThrow(() ->
            new PortFailure.Unavailable(
                "voice.unreadable", "Voximplant's answer does not name what was made"));
  }

  private void say(String what, String how) {
    out.printf("%-12s %s%n", what, how);
  }

  private boolean wrong(String what, String how) {
    asItShouldBe = false;
    say(what, "! " + how);
    return false;
  }
}
