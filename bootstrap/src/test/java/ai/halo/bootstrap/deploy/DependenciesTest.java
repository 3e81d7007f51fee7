package ai.halo.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The libraries of this very run are the ones that were agreed to, byte for byte. */
class DependenciesTest {
  /** As many hexadecimal digits of a SHA-512 as the lock keeps. */
  private static final int KEPT = 64;

  private static Map<String, String> agreed(String kind) throws IOException {
    var agreed = new TreeMap<String, String>();
    for (var line : Files.readAllLines(Tools.DEPLOY.resolve("dependencies.lock"))) {
      if (line.startsWith("pkg:" + kind + "/")) {
        var parts = line.split(" ", 2);
        agreed.put(parts[0], parts[1]);
      }
    }
    return agreed;
  }

  @Test
  void everyLibraryOfTheClassPathIsTheOneInTheLock() throws Exception {
    var agreed = agreed("maven");
    var checked = 0;
    for (var jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var name = purl(jar);
      if (agreed.containsKey(name)) {
        assertThat(digest(Path.of(jar))).as(jar).isEqualTo(agreed.get(name));
        checked++;
      }
    }

    // The others of the lock are for other machines, or reach the jar in another shape.
    assertThat(checked).isGreaterThan(agreed.size() * 8 / 10);
  }

  /** …/repository/org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar */
  private static String purl(String jar) {
    var parts = Path.of(jar.replaceFirst("^.*/repository/", ""));
    var length = parts.getNameCount();
    return !jar.contains("/repository/") || length < 4
        ? ""
        : "pkg:maven/%s/%s@%s"
            .formatted(
                parts.subpath(0, length - 3).toString().replace('/', '.'),
                parts.getName(length - 3),
                parts.getName(length - 2));
  }

  private static String digest(Path jar) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(jar));
    return HexFormat.of().formatHex(digest).substring(0, KEPT);
  }

  @Test
  void everyPartOfThePagesIsTheOneThatNpmInstalls() throws IOException {
    var agreed = agreed("npm");
    var lock =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(Tools.PROJECT.resolve("web-frontend/package-lock.json")));

    assertThat(agreed).hasSizeGreaterThan(15);
    assertThat(agreed.keySet()).anyMatch(name -> name.startsWith("pkg:npm/react@"));
    agreed.forEach((name, digest) -> {
      var parts = name.substring("pkg:npm/".length()).replace("%40", "@").split("@(?=[^@]*$)", 2);
      var entry = lock.path("packages").path("node_modules/" + parts[0]);
      assertThat(entry.path("version").asString()).as(name).isEqualTo(parts[1]);
      var integrity = entry.path("integrity").asString().substring("sha512-".length());
      var hex = HexFormat.of().formatHex(Base64.getDecoder().decode(integrity));
      assertThat(hex.substring(0, KEPT)).as(name).isEqualTo(digest);
    });
  }

  @Test
  void everyPartStandsInTheTableOfLicences() throws IOException {
    var table = Files.readString(Tools.PROJECT.resolve("docs/dependencies.md"));
    for (var kind : List.of("maven", "npm")) {
      agreed(kind).keySet().stream()
          .map(name -> name.replaceFirst("^pkg:[a-z]+/", "").replace("%40", "@"))
          .map(name -> kind.equals("maven") ? name.replaceFirst("/", ":") : name)
          .map(name -> name.replaceFirst("@([^@]*)$", " | $1 | "))
          .forEach(row -> assertThat(table).contains("| " + row));
    }
    assertThat(table).doesNotContain("| ? |");
  }
}
