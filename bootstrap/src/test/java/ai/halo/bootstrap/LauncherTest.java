package ai.halo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script in a project of its own, whose Java, Maven and Node only say how they were
 * called.
 */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../halo").toAbsolutePath().normalize();
  private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final FileTime LATER = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));

  @TempDir private Path folder;
  private Path project;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void layOutAProject() throws IOException {
    project = Files.createDirectories(folder.resolve("a project"));
    Files.copy(LAUNCHER, project.resolve("halo"));
    Files.createDirectories(project.resolve("domain/src/main/java"));
    Files.createDirectories(project.resolve("bootstrap/target"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    script(
        project.resolve("mvnw"),
        "echo \"maven $*\" >>maven-was-called; echo built >bootstrap/target/halo.jar");
    script(folder.resolve("tools/node"), "exit 0");
    script(folder.resolve("tools/npm"), "exit 0");
    script(folder.resolve("tools/chromium"), "exit 0");
    environment.put("HALO_JAVA_HOME", jdk("25.0.1").toString());
    environment.put("HALO_TOOLS", folder.resolve("tools").toString());
  }

  @Test
  void buildsWhatIsMissingBeforeItStarts() throws Exception {
    var run = halo("run");

    assertThat(run.exitCode()).isZero();
    assertThat(mavenCalls()).hasSize(1);
    assertThat(run.output()).contains("java ").contains("-jar bootstrap/target/quick/halo.jar");
  }

  @Test
  void startsWithoutABuildWhatIsNewerThanItsSources() throws Exception {
    halo("run");

    halo("run");

    assertThat(mavenCalls()).hasSize(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    halo("run");
    var source =
        Files.writeString(project.resolve("domain/src/main/java/New.java"), "class New {}");
    builtAt(EARLIER);
    Files.setLastModifiedTime(source, LATER);

    halo("run");

    assertThat(mavenCalls()).hasSize(2);
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    var source =
        Files.writeString(project.resolve("domain/src/main/java/Old.java"), "class Old {}");
    halo("run");
    allSourcesFrom(EARLIER);
    builtAt(EARLIER);

    Files.delete(source);
    halo("run");

    assertThat(mavenCalls()).hasSize(2);
  }

  @Test
  void showsWhatStoppedTheBuildAndStartsNothing() throws Exception {
    script(project.resolve("mvnw"), "echo '[INFO] noise'; echo '[ERROR] the reason'; exit 1");

    var run = halo("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("the reason").doesNotContain("noise").doesNotContain("java ");
  }

  @Test
  void keepsTheDataInTheProjectUnlessToldOtherwise() throws Exception {
    var usual = halo("run");
    environment.put("HALO_DATA_DIR", "elsewhere");
    var told = halo("run");

    assertThat(usual.output()).contains("data in " + project.toRealPath().resolve("data"));
    assertThat(told.output()).contains("data in " + folder.toRealPath().resolve("elsewhere"));
  }

  @Test
  void handsItsOptionsToTheApplication() throws Exception {
    environment.put("HALO_JAVA_OPTS", "-Xmx1g");

    var run = halo("run", "--server.port=9090", "--a=b c");

    assertThat(run.output())
        .contains(" -Xmx1g -jar bootstrap/target/quick/halo.jar --server.port=9090 --a=b c");
  }

  @Test
  void leavesDeployingToTheProductWhereItWasCalled() throws Exception {
    var run = halo("voximplant", "deploy", "--key", "my key.json", "--check");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output())
        .contains("-jar " + project.toRealPath().resolve("bootstrap/target/halo.jar"))
        .contains(" voximplant deploy --key my key.json --check")
        .contains("from " + folder.toRealPath() + "\n");
    assertThat(project.resolve("rehearsals")).doesNotExist();
  }

  @Test
  void startsWithWhatOneRehearsalTaughtTheJvm() throws Exception {
    var first = halo("run");
    var second = halo("run");

    assertThat(first.output()).contains("-XX:AOTCache=bootstrap/target/quick/halo.aot");
    assertThat(second.output()).contains("-XX:AOTCache=bootstrap/target/quick/halo.aot");
    assertThat(rehearsals()).hasSize(1);
  }

  @Test
  void rehearsesAgainWithAnotherJdk() throws Exception {
    halo("run");

    environment.put("HALO_JAVA_HOME", jdk("26").toString());
    halo("run");

    assertThat(rehearsals()).hasSize(2);
  }

  @Test
  void rehearsesAwayFromTheDataAndTheDatabaseInUse() throws Exception {
    environment.put("HALO_DATA_DIR", folder.resolve("precious").toString());
    environment.put("HALO_DATABASE_URL", "jdbc:postgresql://precious/halo");

    halo("run");

    assertThat(rehearsals())
        .singleElement()
        .asString()
        .endsWith("of its own")
        .doesNotContain("precious");
  }

  @Test
  void startsWithoutARehearsalThatFails() throws Exception {
    var java = Path.of(environment.get("HALO_JAVA_HOME")).resolve("bin/java");
    script(java, "case \"$*\" in *AOTCacheOutput*) exit 1 ;; *) echo \"java $*\" ;; esac");

    var run = halo("run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("-jar bootstrap/target/halo.jar").doesNotContain("AOTCache=");
  }

  @Test
  void saysInOneSentenceThatTheJdkIsTooOld() throws Exception {
    environment.put("HALO_JAVA_HOME", jdk("17.0.15").toString());

    var run = halo("run");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.output().strip()).contains("no JDK 25 or newer").hasLineCount(1);
  }

  @Test
  void takesJavaHomeWhenItIsNewEnoughAndNothingElseIsAskedFor() throws Exception {
    environment.put("JAVA_HOME", environment.remove("HALO_JAVA_HOME"));

    var run = halo("run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("java ");
  }

  @Test
  void saysInOneSentenceThatNodeIsTooOld() throws Exception {
    script(folder.resolve("tools/node"), "[ \"$1\" = --version ] && echo v18.3.0 || exit 1");

    var run = halo("run");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.output().strip()).contains("needs Node", "v18.3.0").hasLineCount(1);
  }

  @Test
  void saysInOneSentenceThatTheBrowserDoesNotRun() throws Exception {
    environment.put("HALO_CHROMIUM", script(folder.resolve("broken"), "exit 1").toString());

    var test = halo("test");

    assertThat(test.exitCode()).isEqualTo(69);
    assertThat(test.output().strip()).contains("HALO_CHROMIUM").hasLineCount(1);
  }

  @Test
  void failsTheTestsWhenTheBuildFails() throws Exception {
    script(project.resolve("mvnw"), "exit 1");

    var test = halo("test");

    assertThat(test.exitCode()).isEqualTo(1);
    assertThat(test.output()).contains("browser: not run").contains("the tests failed");
  }

  @Test
  void addsUpTheTestsOfEveryKind() throws Exception {
    script(
        project.resolve("mvnw"),
        """
        echo '[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.2 s -- in ATest'
        echo '[WARNING] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1'
        echo '[ERROR] Tests run: 7, Failures: 1, Errors: 1, Skipped: 0'
        """);
    script(
        folder.resolve("tools/npm"),
        "mkdir -p target; echo '4 passed, 0 failed' >target/browser-tests.txt");
    Files.createDirectories(project.resolve("web-frontend"));

    var test = halo("test");

    assertThat(test.output())
        .contains("java: 9 passed, 2 failed, 1 skipped\n")
        .contains("browser: 4 passed, 0 failed\n");
  }

  @Test
  void explainsItselfWhenItDoesNotKnowTheCommand() throws Exception {
    var run = halo("fly");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.output()).startsWith("Usage: ./halo");
  }

  private record Ended(int exitCode, String output) {}

  private Ended halo(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", project.resolve("halo").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private List<String> mavenCalls() throws IOException {
    return Files.readAllLines(project.resolve("maven-was-called"));
  }

  private List<String> rehearsals() throws IOException {
    return Files.readAllLines(project.resolve("rehearsals"));
  }

  private void builtAt(FileTime time) throws IOException {
    Files.setLastModifiedTime(project.resolve("bootstrap/target/halo.built"), time);
  }

  private void allSourcesFrom(FileTime time) throws IOException {
    for (var source :
        List.of(
            "pom.xml",
            "domain/src/main",
            "domain/src/main/java",
            "domain/src/main/java/Old.java")) {
      Files.setLastModifiedTime(project.resolve(source), time);
    }
  }

  private Path jdk(String version) throws IOException {
    var home = folder.resolve("jdk " + version);
    script(
        home.resolve("bin/java"),
        """
        case "$*" in
          *jarmode=tools*)
            mkdir -p bootstrap/target/quick
            echo unpacked >bootstrap/target/quick/halo.jar
            ;;
          *AOTCacheOutput*)
            echo "data in $HALO_DATA_DIR, database ${HALO_DATABASE_URL:-of its own}" >>rehearsals
            trap 'echo learnt >bootstrap/target/quick/halo.aot; exit 0' TERM
            echo 'HALO AI is ready'
            while :; do sleep 0.05; done
            ;;
          *)
            echo "data in ${HALO_DATA_DIR:-}"
            echo "from $PWD"
            echo "java $*"
            ;;
        esac
        """);
    script(home.resolve("bin/javac"), "exit 0");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static Path script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
