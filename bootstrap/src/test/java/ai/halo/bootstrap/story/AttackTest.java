package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./halo attack} in small: that it runs, and finds nothing. */
class AttackTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path data;

  @Test
  void findsNothing() throws Exception {
    try (var halo = HaloProcess.start(data, "--halo.mock.speed=100")) {
      var run =
          attack("--url", halo.address(), "--quick", "--requests", "240", "--seed", "20261125");

      assertThat(run.output()).contains("Nothing was found.");
      assertThat(run.exitCode()).isZero();
      assertThat(halo.output()).doesNotContain(" ERROR ");
    }
  }

  private record Ended(int exitCode, String output) {}

  private static Ended attack(String... options) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "bootstrap/src/attack/Attack.java"));
    command.addAll(List.of(options));
    var process =
        new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
