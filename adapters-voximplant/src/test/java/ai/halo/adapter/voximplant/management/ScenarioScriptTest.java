package ai.halo.adapter.voximplant.management;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioScriptTest {
  private static final Path BUILD = Path.of("src/main/voxengine/build.mjs").toAbsolutePath();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://halo.example.com",
        "https://HALO.example.com/",
        "https://halo.example.com:443",
        "https://halo.example.com:8443",
        "http://127.0.0.1:8080",
        "http://localhost:80"
      })
  void isTheVeryScriptThatTheBuildMakes(String halo) throws Exception {
    assertThat(new ScenarioScript().build(URI.create(halo))).isEqualTo(built(halo));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://halo.example.com",
        "https://halo.example.com/path",
        "https://halo.example.com/?a=b",
        "https://halo.example.com/#a",
        "https://user@halo.example.com",
        "ftp://halo.example.com",
        "halo.example.com",
        "https:///"
      })
  void isMadeForNoOtherAddresses(String halo) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new ScenarioScript().build(URI.create(halo)));
  }

  @Test
  void tellsTheAddressInADeployedScript() {
    var script = new ScenarioScript().build(URI.create("https://halo.example.com:8443"));

    assertThat(ScenarioScript.addressIn(script))
        .contains(URI.create("https://halo.example.com:8443"));
    assertThat(ScenarioScript.addressIn("const HALO_URL = \"https://halo.example.com\";"))
        .isEmpty();
  }

  private String built(String halo) throws IOException, InterruptedException {
    var file = folder.resolve("script.js");
    var node =
        new ProcessBuilder(List.of("node", BUILD.toString(), halo, file.toString()))
            .redirectErrorStream(true)
            .start();
    var said = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor()).as(said).isZero();
    return Files.readString(file);
  }
}
