package ai.halo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SystemIdsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final SystemIds ids = new SystemIds(InstantSource.fixed(NOON));

  @Test
  void namesCallsByUuidsOfVersionSevenThatCarryTheirTime() {
    var id = ids.call().value();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void repeatsNothing() {
    var seen = new HashSet<Object>();

    for (var i = 0; i < 10_000; i++) {
      seen.add(ids.call());
      seen.add(ids.secret());
      seen.add(ids.ticket());
    }

    assertThat(seen).hasSize(30_000);
  }

  @Test
  void makesSecretsOfTwoHundredAndFiftySixBits() {
    assertThat(ids.secret()).hasSize(43).matches("[A-Za-z0-9_-]+");
  }
}
