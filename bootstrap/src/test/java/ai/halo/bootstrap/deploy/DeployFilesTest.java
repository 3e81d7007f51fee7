package ai.halo.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What compose and the others need of each other, found out without a container engine. */
class DeployFilesTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_0-9]+)(:[?-][^}]*)?}");
  private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|KEY|SECRET|WEBHOOK).*");
  private static final List<String> LOCKS =
      List.of(
          "HALO_TOKEN_KEY",
          "HALO_FORMER_TOKEN_KEYS",
          "HALO_SECOND_FACTOR_KEY",
          "HALO_ADMIN_PASSWORD",
          "HALO_WEB_SCRAPE_TOKEN",
          "HALO_WEB_TRUSTED_PROXIES",
          "HALO_DIAL_COUNTRIES_UZ",
          "HALO_DIAL_PER_NUMBER_AND_DAY",
          "HALO_DIAL_PER_HOUR",
          "HALO_DIAL_SPEND_PER_DAY");
  private static final Pattern METER = Pattern.compile("\\bhalo_[a-z_]+");

  private final String compose = read("compose.yaml");
  private final Map<String, Object> services = map(yaml("compose.yaml").get("services"));

  private static String read(String file) {
    try {
      return Files.readString(Tools.DEPLOY.resolve(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> yaml(String file) {
    return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file)));
  }

  @SuppressWarnings("unchecked") // keys of these files are words
  private static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  private static Map<String, String> settings(String file) {
    var settings = new LinkedHashMap<String, String>();
    read(file)
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split("=", 2))
        .forEach(pair -> settings.put(pair[0], pair[1]));
    return settings;
  }

  private Map<String, String> used() {
    var used = new TreeMap<String, String>();
    var found = VARIABLE.matcher(compose);
    while (found.find()) {
      var otherwise = found.group(2) == null ? "" : found.group(2);
      used.merge(found.group(1), otherwise, (one, other) -> one.contains("?") ? one : other);
    }
    map(yaml("compose.yaml").get("secrets"))
        .values()
        .forEach(secret -> used.putIfAbsent(map(secret).get("environment").toString(), ":?"));
    return used;
  }

  @Test
  void everyVariableIsInTheExampleAndNoneTooMany() {
    assertThat(settings(".env.example").keySet()).isEqualTo(used().keySet());
  }

  /** Behind nginx, its address is the only one that is believed, and nobody else can have it. */
  @Test
  void nginxAloneIsBelievedAboutWhereRequestsComeFrom() {
    var environment = map(map(services.get("halo-1")).get("environment"));
    var inside = map(map(map(services.get("nginx")).get("networks")).get("inside"));
    var address = settings(".env.example").get("NGINX_ADDRESS");

    assertThat(environment.get("HALO_WEB_TRUSTED_PROXIES"))
        .isEqualTo(inside.get("ipv4_address"))
        .isEqualTo("${NGINX_ADDRESS:-" + address + "}");
    assertThat(names(map(services.get("nginx")), "networks"))
        .filteredOn(names(map(services.get("halo-1")), "networks")::contains)
        .containsExactly("inside");
    assertThat(settings("systemd/halo.env.example"))
        .containsEntry("SERVER_ADDRESS", "127.0.0.1")
        .containsEntry("HALO_WEB_TRUSTED_PROXIES", "127.0.0.1");
    for (var file : List.of("compose.yaml", ".env.example", "systemd/halo.env.example")) {
      assertThat(read(file).toLowerCase(Locale.ROOT)).doesNotContain("forward");
    }
  }

  /** So that what keeps an installation safe is told to both kinds of installation. */
  @Test
  void whatLocksHaloDownIsSetWithContainersAndWithout() {
    var compose = map(map(services.get("halo-1")).get("environment")).keySet();
    var unit = settings("systemd/halo.env.example").keySet();

    assertThat(compose).containsAll(LOCKS);
    assertThat(unit).containsAll(LOCKS);
  }

  @Test
  void secretsHaveNoDefaultAnywhere() {
    for (var example : List.of(".env.example", "systemd/halo.env.example")) {
      settings(example)
          .forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
              assertThat(value).as("%s in %s", name, example).isEmpty();
            }
          });
    }
    used()
        .forEach((name, otherwise) -> {
          if (SECRET.matcher(name).matches()) {
            assertThat(otherwise).as(name).isIn(":?needed", ":?", ":-");
          }
        });
  }

  @Test
  void whatIsNeededStopsTheStartWhereItIsMissing() {
    var example = read(".env.example");
    var needed =
        Pattern.compile("(?m)^# needed: .*\\n(?:#.*\\n)*([A-Z_]+)=$")
            .matcher(example)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(needed)
        .containsExactlyInAnyOrder(
            "HALO_HOST",
            "TLS_DIR",
            "POSTGRES_PASSWORD",
            "HALO_TOKEN_KEY",
            "HALO_SECOND_FACTOR_KEY",
            "HALO_ADMIN_PASSWORD",
            "HALO_SCRAPE_TOKEN",
            "GRAFANA_PASSWORD",
            "ALERT_WEBHOOK");
    var used = used();
    for (var name : needed) {
      assertThat(used.get(name)).as(name).startsWith(":?");
    }
  }

  @Test
  void imagesArePinnedAndServicesHardened() {
    services.forEach((name, node) -> {
      var service = map(node);
      assertThat(service.get("image").toString())
          .as(name)
          .matches("[a-z./-]+:v?\\d+\\.\\d+[\\w.-]*");
      assertThat(service.get("restart")).as(name).isEqualTo("unless-stopped");
      assertThat(service.get("security_opt").toString()).as(name).contains("no-new-privileges");
      assertThat(service).as(name).containsKey("logging").doesNotContainKey("privileged");
      if (!name.equals("postgres")) {
        assertThat(service.get("read_only")).as(name).isEqualTo(true);
        assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
      }
    });
    assertThat(services).containsKeys("halo-1", "halo-2", "postgres", "nginx", "prometheus");
    assertThat(services).containsKeys("alertmanager", "grafana", "collector", "jaeger", "loki");
  }

  @Test
  void theImageOfHaloIsOfThisVersion() throws IOException {
    var pom = Files.readString(Tools.PROJECT.resolve("pom.xml"));
    var version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);
    assertThat(version.find()).isTrue();

    assertThat(map(services.get("halo-1")).get("image")).isEqualTo("halo:" + version.group(1));
    assertThat(read("Dockerfile"))
        .contains("USER halo", "HEALTHCHECK", "halo:" + version.group(1))
        .doesNotContain(":latest");
    read("Dockerfile")
        .lines()
        .filter(line -> line.startsWith("ARG "))
        .forEach(line -> assertThat(line).matches("ARG [A-Z]+=[a-z-]+:\\d+\\.\\d+[\\w.-]*"));
  }

  @Test
  void whatServicesNameIsThere() {
    var whole = yaml("compose.yaml");
    services.forEach((name, node) -> {
      var service = map(node);
      assertThat(map(whole.get("networks")).keySet()).containsAll(names(service, "networks"));
      assertThat(map(whole.get("secrets")).keySet()).containsAll(names(service, "secrets"));
      assertThat(services.keySet()).containsAll(names(service, "depends_on"));
      for (var volume : names(service, "volumes")) {
        var from = volume.replaceFirst("\\$\\{TLS_DIR[^}]*}", ".").split(":", 2)[0];
        if (from.startsWith(".")) {
          assertThat(Tools.DEPLOY.resolve(from)).as(name).exists();
        } else {
          assertThat(map(whole.get("volumes"))).as(name).containsKey(from);
        }
      }
    });
  }

  private static List<String> names(Map<String, Object> service, String key) {
    return switch (service.get(key)) {
      case List<?> list -> list.stream().map(Object::toString).toList();
      case Map<?, ?> map -> map.keySet().stream().map(Object::toString).toList();
      case null -> List.of();
      default -> throw new AssertionError(key);
    };
  }

  @Test
  void onlyNginxIsReachedFromOutside() {
    services.forEach((name, node) -> {
      for (var port : names(map(node), "ports")) {
        assertThat(name.equals("nginx") || port.startsWith("${WATCH_ADDRESS:-127.0.0.1}:"))
            .as("%s opens %s", name, port)
            .isTrue();
      }
    });
    assertThat(map(services.get("postgres"))).doesNotContainKey("ports");
  }

  @Test
  void everyAlertHasItsPage() throws IOException {
    var runbooks = Files.readString(Tools.PROJECT.resolve("docs/runbooks.md"));
    var headings = new TreeSet<String>();
    runbooks
        .lines()
        .filter(line -> line.startsWith("## "))
        .forEach(line -> headings.add(line.substring("## ".length())));

    var alerts = new TreeSet<String>();
    for (var rule : rules()) {
      var alert = rule.get("alert").toString();
      alerts.add(alert);
      assertThat(map(rule.get("annotations")).get("runbook"))
          .isEqualTo("docs/runbooks.md#" + alert.toLowerCase(Locale.ROOT));
    }
    assertThat(headings).isEqualTo(alerts);
  }

  private static List<Map<String, Object>> rules() {
    var groups = (List<?>) yaml("prometheus/rules/halo.yml").get("groups");
    return groups.stream()
        .flatMap(group -> ((List<?>) map(group).get("rules")).stream())
        .map(DeployFilesTest::map)
        .toList();
  }

  @Test
  void alertsAndDashboardsAskForMetersThatThereAre() throws IOException {
    var meters = meters();
    var asked = new TreeSet<String>();
    rules().forEach(rule -> asked.addAll(names(rule.get("expr").toString())));
    for (var dashboard : List.of("calls", "inside")) {
      for (var expression : expressions(dashboard)) {
        asked.addAll(names(expression));
      }
    }

    assertThat(asked).hasSizeGreaterThan(25);
    assertThat(asked.stream().map(DeployFilesTest::meter)).isSubsetOf(meters);
  }

  private static List<String> expressions(String dashboard) {
    var board =
        JsonMapper.builder().build().readTree(read("grafana/dashboards/" + dashboard + ".json"));
    return board
        .path("panels")
        .valueStream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.path("expr"))
        .map(JsonNode::asString)
        .toList();
  }

  private static Set<String> names(String expression) {
    var names = new TreeSet<String>();
    METER.matcher(expression).results().map(MatchResult::group).forEach(names::add);
    return names;
  }

  /** As Prometheus calls them, without what it appends. */
  private static String meter(String name) {
    return name.replaceFirst("_(bucket|sum|count)$", "")
        .replaceFirst("_(total|seconds|bytes)$", "")
        .replaceFirst("_seconds$", "");
  }

  /** The names in the sources. */
  private static Set<String> meters() throws IOException {
    var quoted = Pattern.compile("\"(halo\\.[a-z.]+)\"");
    var names = new TreeSet<String>();
    try (var files = Files.walk(Tools.PROJECT, 12)) {
      for (var file : files.filter(DeployFilesTest::isSource).toList()) {
        quoted
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1).replace('.', '_').replaceFirst("_bytes$", ""))
            .forEach(names::add);
      }
    }
    return names;
  }

  private static boolean isSource(Path file) {
    var path = file.toString();
    return path.endsWith(".java") && path.contains("/src/main/") && !path.contains("node_modules");
  }

  @Test
  void theUnitGivesHaloNothingItDoesNotNeed() {
    assertThat(read("systemd/halo.service"))
        .contains("User=halo", "NoNewPrivileges=true", "ProtectSystem=strict")
        .contains("CapabilityBoundingSet=\n", "Restart=always", "EnvironmentFile=/etc/halo.env");
  }

  @Test
  void scriptsAreReadByAShell() {
    Stream.of("backup.sh", "restore.sh", "start.sh", "train.sh", "jlink.sh")
        .forEach(script -> {
          var said = Tools.run(Map.of(), "sh", "-n", Tools.DEPLOY.resolve(script));
          assertThat(said.code()).as("%s: %s", script, said.output()).isZero();
        });
  }
}
