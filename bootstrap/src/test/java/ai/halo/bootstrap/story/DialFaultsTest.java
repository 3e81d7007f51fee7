package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.bootstrap.HaloApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./halo faults dial} in small: that its experiment runs, and that it can fail. */
class DialFaultsTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path work;

  @Test
  void nobodyIsRungTwiceThoughNodesAndDatabaseAreKilled() throws Exception {
    var run = faults("--calls", "60", "--kills", "2", "--crashes", "1", "--seed", "20260302");

    assertThat(run.output()).contains("Every goal is reached.").doesNotContain("MISSED");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void withoutThePermitPhonesRingTwiceAndItFails() throws Exception {
    var run =
        faults(
            "--without-permit", "--calls", "60", "--kills", "0", "--crashes", "0", "--seed", "7");

    assertThat(run.output()).containsPattern("phones rung twice or more +[1-9]\\d* .*MISSED");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void saysWhatItDoesNotUnderstand() throws Exception {
    var run = faults("--cals", "60");

    assertThat(run.output()).contains("--cals", "Usage: ./halo faults dial");
    assertThat(run.exitCode()).isEqualTo(64);
  }

  private record Ended(int exitCode, String output) {}

  private Ended faults(String... options) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var node =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-cp",
            classPath,
            HaloApplication.class.getName());
    var command =
        new ArrayList<>(List.of(java, "-cp", classPath, "bootstrap/src/faults/DialFaults.java"));
    command.addAll(List.of("--launch", String.join("\n", node), "--work", work.toString()));
    command.addAll(List.of(options));
    var process =
        new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
