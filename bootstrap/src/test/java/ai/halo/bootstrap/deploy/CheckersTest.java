package ai.halo.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What those who read the files say of them. */
class CheckersTest {
  @Test
  void prometheusReadsItsRulesAndTheySpeakWhenTheyShould() {
    var promtool = Tools.need("promtool");
    var prometheus = Tools.DEPLOY.resolve("prometheus");

    passes(promtool, "check", "config", "--syntax-only", prometheus.resolve("prometheus.yml"));
    passes(promtool, "check", "rules", prometheus.resolve("rules/halo.yml"));
    passes(promtool, "test", "rules", prometheus.resolve("tests/halo.yml"));
  }

  @Test
  void alertmanagerReadsItsConfiguration() {
    var amtool = Tools.need("amtool");

    passes(amtool, "check-config", Tools.DEPLOY.resolve("alertmanager/alertmanager.yml"));
  }

  private static void passes(Object... command) {
    var said = Tools.run(Map.of(), command);
    assertThat(said.code()).as(said.output()).isZero();
  }
}
