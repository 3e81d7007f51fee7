package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Deploys to an account that remembers, and looks at it afterwards. */
class VoximplantCommandTest {
  private static final String HALO = "https://halo.example.com";

  @TempDir private Path folder;

  private final FakeVoximplant voximplant = new FakeVoximplant();
  private final Map<String, String> environment = new TreeMap<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  /** What the account has. */
  private final Map<Long, String> applications = new LinkedHashMap<>();

  private final Map<Long, String> scenarios = new LinkedHashMap<>();
  private final Map<Long, String> scripts = new LinkedHashMap<>();
  private final List<Long> bound = new ArrayList<>();
  private final Map<Long, String> secrets = new LinkedHashMap<>();
  private String pattern = "";
  private long lastId = 100;

  @BeforeEach
  void open() throws IOException {
    var pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(FakeVoximplant.KEYS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    var key = Map.of("account_id", 1234567, "key_id", FakeVoximplant.KEY_ID, "private_key", pem);
    Files.writeString(folder.resolve("key.json"), json(key));
    environment.put("VOXIMPLANT_BASE_URL", voximplant.url().toString());
    environment.put("HALO_VOXIMPLANT_ALLOWLOOPBACK", "true");
    environment.put("OPENAI_API_KEY", "sk-very-secret");
    applications.put(1L, "my-halo.halo-test.voximplant.com");
    applications.put(2L, "halo-other.halo-test.voximplant.com");
    scenarios.put(3L, "halo-call-old");
    remember();
  }

  @AfterEach
  void close() {
    voximplant.close();
  }

  @Test
  void bringsEverythingToAnEmptyAccount() {
    var code = deploy();

    assertThat(code).as(output()).isZero();
    var application = idOf(applications, "halo.halo-test.voximplant.com");
    var scenario = idOf(scenarios, "halo-call");
    assertThat(scripts.get(scenario)).isEqualTo(new ScenarioScript().build(URI.create(HALO)));
    assertThat(bound).containsExactly(scenario);
    assertThat(pattern).isEqualTo("halo-outbound-only");
    assertThat(secrets).containsValue("sk-very-secret");
    assertThat(output())
        .contains("VOXIMPLANT_APPLICATION_ID=" + application, "VOXIMPLANT_RULE_ID=20789");
    assertThat(voximplant.latest(Method.ADD_APPLICATION).form())
        .containsEntry("secure_record_storage", "true");
  }

  @Test
  void changesNothingTheSecondTime() {
    deploy();
    environment.remove("OPENAI_API_KEY");
    var before = voximplant.asked().size();

    var code = deploy();

    assertThat(code).as(output()).isZero();
    assertThat(voximplant.asked().subList(before, voximplant.asked().size()))
        .allSatisfy(asked -> assertThat(asked.target()).startsWith("/platform_api/Get"));
  }

  @Test
  void putsThisVersionInThePlaceOfAnother() {
    deploy();
    var scenario = idOf(scenarios, "halo-call");
    scripts.put(scenario, "// HALO AI's scenario 0123456789abcdef. An old one.");

    assertThat(deploy("--check")).isEqualTo(1);
    assertThat(deploy()).isZero();

    assertThat(scripts.get(scenario)).isEqualTo(new ScenarioScript().build(URI.create(HALO)));
    assertThat(deploy("--check")).isZero();
  }

  @Test
  void bindsTheScenarioAloneAndGivesTheRuleItsPatternBack() {
    deploy();
    var scenario = idOf(scenarios, "halo-call");
    bound.clear();
    bound.add(3L);
    pattern = ".*";

    assertThat(deploy("--check")).isEqualTo(1);
    assertThat(deploy()).isZero();

    assertThat(bound).containsExactly(scenario);
    assertThat(pattern).isEqualTo("halo-outbound-only");
  }

  @Test
  void replacesTheValueOfASecret() {
    deploy();
    environment.put("OPENAI_API_KEY", "sk-newer");

    deploy();

    assertThat(secrets.values()).containsExactly("sk-newer");
  }

  @Test
  void saysThatASecretIsMissing() {
    environment.remove("OPENAI_API_KEY");

    assertThat(deploy()).isEqualTo(1);

    assertThat(output()).contains("OPENAI_API_KEY is missing");
  }

  @Test
  void onlyLooksWhenAskedTo() {
    assertThat(deploy("--check")).isEqualTo(1);

    assertThat(voximplant.asked())
        .allSatisfy(asked -> assertThat(asked.target()).startsWith("/platform_api/Get"));
    assertThat(output()).contains("application  ! halo is missing");
  }

  @Test
  void tellsAnotherAddressFromThisOne() {
    deploy();

    assertThat(run("deploy", "--key", key(), "--url", "https://else.example.com", "--check"))
        .isEqualTo(1);
  }

  @Test
  void deploysToAnApplicationOfAnotherName() {
    assertThat(deploy("--application", "my-halo")).isZero();

    assertThat(applications).hasSize(2);
    assertThat(output()).contains("VOXIMPLANT_APPLICATION_ID=1");
  }

  @Test
  void stopsWhereTheAccountIsFrozen() {
    voximplant.answers(Method.GET_ACCOUNT_INFO, "{\"result\":{\"active\":true,\"frozen\":true}}");

    assertThat(deploy()).isEqualTo(1);

    assertThat(output()).contains("is frozen");
    assertThat(voximplant.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"100, key", "104, role", "317, plan", "131, not activated"})
  void saysWhatTheProviderRefuses(int code, String word) {
    voximplant.next(Method.GET_ACCOUNT_INFO, error(code));

    assertThat(deploy()).isEqualTo(1);

    assertThat(output()).contains(word);
  }

  @Test
  void failsWhereTheProviderDoes() {
    voximplant.next(Method.ADD_RULE, status(502));

    assertThat(deploy()).isEqualTo(1);
    assertThat(deploy()).as("and goes on from there").isZero();
  }

  @Test
  void printsNoSecret() throws IOException {
    deploy();
    var key = JsonMapper.shared().readTree(Files.readString(folder.resolve("key.json")));

    assertThat(output())
        .doesNotContain("sk-very-secret", FakeVoximplant.API_KEY, "ey")
        .doesNotContain(key.path("private_key").asString().substring(30, 60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fly",
        "deploy",
        "deploy --url",
        "deploy --url http://halo.example.com",
        "deploy --url https://halo.example.com/x",
        "deploy --url https://halo.example.com --application Halo",
        "deploy --url https://halo.example.com --fast",
        "deploy --url https://halo.example.com",
        "deploy --url https://halo.example.com --key /nowhere/key.json"
      })
  void explainsItselfWhenCalledWrongly(String arguments) {
    var code = run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

    assertThat(code).isEqualTo(64);
    assertThat(output()).contains("Usage: ./halo voximplant deploy");
    assertThat(voximplant.asked()).isEmpty();
  }

  private int deploy(String... more) {
    var usual = Stream.of("deploy", "--key", key(), "--url", HALO);
    return run(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
  }

  private int run(String... arguments) {
    var out = new PrintStream(printed, true, UTF_8);
    return new VoximplantCommand(environment, out, out).run(arguments);
  }

  private String key() {
    return folder.resolve("key.json").toString();
  }

  private String output() {
    return printed.toString(UTF_8);
  }

  private static long idOf(Map<Long, String> things, String name) {
    return things.entrySet().stream()
        .filter(thing -> thing.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Answers as the account stands, and changes it as it is told. */
  private void remember() {
    voximplant
        .answers(
            Method.GET_ACCOUNT_INFO,
            "{\"result\":{\"account_name\":\"halo-test\",\"active\":true,\"api_key\":\"%s\"}}"
                .formatted(FakeVoximplant.API_KEY))
        .answers(
            Method.GET_APPLICATIONS,
            asked -> rows(applications, "application", asked.form().get("application_name")))
        .answers(
            Method.ADD_APPLICATION,
            asked -> {
              applications.put(
                  ++lastId, asked.form().get("application_name") + ".halo-test.voximplant.com");
              return json(Map.of("result", 1, "application_id", lastId));
            })
        .answers(Method.GET_SCENARIOS, this::scenarios)
        .answers(
            Method.ADD_SCENARIO,
            asked -> {
              scenarios.put(++lastId, asked.form().get("scenario_name"));
              scripts.put(lastId, asked.form().get("scenario_script"));
              return json(Map.of("result", 1, "scenario_id", lastId));
            })
        .answers(
            Method.SET_SCENARIO_INFO,
            asked -> {
              scripts.put(
                  Long.valueOf(asked.form().get("scenario_id")),
                  asked.form().get("scenario_script"));
              return "{\"result\":1}";
            })
        .answers(Method.GET_SECRETS, asked -> secrets())
        .answers(
            Method.ADD_SECRET,
            asked -> {
              secrets.put(++lastId, asked.form().get("secret_value"));
              return json(Map.of("result", List.of(Map.of("secret_id", lastId))));
            })
        .answers(
            Method.SET_SECRET_INFO,
            asked -> {
              secrets.put(
                  Long.valueOf(asked.form().get("secret_id")), asked.form().get("secret_value"));
              return "{\"result\":1}";
            });
    rememberRule();
  }

  private void rememberRule() {
    voximplant
        .answers(Method.GET_RULES, asked -> rules())
        .answers(
            Method.ADD_RULE,
            asked -> {
              pattern = asked.form().get("rule_pattern");
              bound.add(Long.valueOf(asked.form().get("scenario_id")));
              return "{\"result\":1,\"rule_id\":20789}";
            })
        .answers(
            Method.SET_RULE_INFO,
            asked -> {
              pattern = asked.form().get("rule_pattern");
              return "{\"result\":1}";
            })
        .answers(
            Method.BIND_SCENARIO,
            asked -> {
              var scenario = Long.valueOf(asked.form().get("scenario_id"));
              if (asked.form().get("bind").equals("true")) {
                bound.add(scenario);
              } else {
                bound.remove(scenario);
              }
              return "{\"result\":1}";
            });
  }

  private String rules() {
    if (pattern.isEmpty()) {
      return "{\"result\":[]}";
    }
    var scenariosOf = bound.stream().map(id -> Map.of("scenario_id", id)).toList();
    return json(
        Map.of(
            "result",
            List.of(
                Map.of("rule_id", 20788, "rule_name", "halo-outbound-2", "scenarios", List.of()),
                Map.of(
                    "rule_id",
                    20789,
                    "rule_name",
                    "halo-outbound",
                    "rule_pattern",
                    pattern,
                    "scenarios",
                    scenariosOf))));
  }

  private String scenarios(FakeVoximplant.Asked asked) {
    var id = asked.form().get("scenario_id");
    return id == null
        ? rows(scenarios, "scenario", asked.form().get("scenario_name"))
        : json(
            Map.of(
                "result",
                List.of(
                    Map.of(
                        "scenario_id",
                        Long.valueOf(id),
                        "scenario_script",
                        scripts.getOrDefault(Long.valueOf(id), "").replace("\n", "\r\n")))));
  }

  private String secrets() {
    return json(
        Map.of(
            "result",
            secrets.keySet().stream()
                .map(id -> Map.of("secret_id", id, "secret_name", "OPENAI_API_KEY"))
                .toList()));
  }

  /** All whose names have this in them, as they do it. */
  private static String rows(Map<Long, String> things, String kind, String part) {
    return json(
        Map.of(
            "result",
            things.entrySet().stream()
                .filter(thing -> thing.getValue().contains(part))
                .map(
                    thing -> Map.of(kind + "_id", thing.getKey(), kind + "_name", thing.getValue()))
                .toList()));
  }

  private static String json(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }
}
