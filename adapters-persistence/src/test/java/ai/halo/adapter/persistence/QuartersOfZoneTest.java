package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuartersOfZoneTest {
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  private static QuartersOfZone quarters(String zone) {
    return QuartersOfZone.between(YEAR, NEXT_YEAR, ZoneId.of(zone));
  }

  @Test
  void addsOneNumberWhereClocksAreNotChanged() {
    assertThat(quarters("UTC").local(1_971_000)).isEqualTo(1_971_000);
    assertThat(quarters("Asia/Tashkent").local(1_971_000)).isEqualTo(1_971_020);
    assertThat(quarters("Asia/Kathmandu").local(1_971_000)).isEqualTo(1_971_023);
    assertThat(quarters("America/Caracas").local(1_971_000)).isEqualTo(1_970_984);
  }

  @Test
  void addsAnotherNumberFromTheQuarterOnInWhichClocksAreChanged() {
    var berlin = quarters("Europe/Berlin");

    assertThat(berlin.local(1_971_939)).isEqualTo(1_971_943);
    assertThat(berlin.local(1_971_940)).isEqualTo(1_971_948);
    assertThat(berlin.local(1_992_099)).isEqualTo(1_992_107);
    assertThat(berlin.local(1_992_100)).isEqualTo(1_992_104);
  }
}
