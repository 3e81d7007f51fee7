package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuartersOfZoneTest {
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  private static String sql(String zone) {
    return QuartersOfZone.between(YEAR, NEXT_YEAR, ZoneId.of(zone)).sql("q");
  }

  @Test
  void addsOneNumberWhereClocksAreNotChanged() {
    assertThat(sql("UTC")).isEqualTo("q + 0");
    assertThat(sql("Asia/Tashkent")).isEqualTo("q + 20");
    assertThat(sql("Asia/Kathmandu")).isEqualTo("q + 23");
    assertThat(sql("America/Caracas")).isEqualTo("q + -16");
  }

  @Test
  void looksUpTheNumberWhereClocksAreChanged() {
    assertThat(sql("Europe/Berlin"))
        .isEqualTo("q + (array[4,8,4])[width_bucket(q, array[1971940,1992100]) + 1]");
  }
}
