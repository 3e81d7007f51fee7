package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.persistence.Span.Edge;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final int QUARTER = (int) (NOON.getEpochSecond() / 900);

  @Test
  void hasNoEdgesBetweenWholeQuarters() {
    var span = Span.between(NOON, NOON.plusSeconds(1_800));

    assertThat(span.first()).isEqualTo(QUARTER);
    assertThat(span.end()).isEqualTo(QUARTER + 2);
    assertThat(span.edges()).isEmpty();
  }

  @Test
  void leavesWhatIsLessThanAQuarterToItsEdges() {
    var from = NOON.minusNanos(1_000);
    var to = NOON.plusSeconds(900).plusNanos(1_000);

    var span = Span.between(from, to);

    assertThat(span.holds(QUARTER)).isTrue();
    assertThat(span.end()).isEqualTo(QUARTER + 1);
    assertThat(span.edges())
        .containsExactly(new Edge(from, NOON), new Edge(NOON.plusSeconds(900), to));
  }

  @Test
  void isOneEdgeWithinAQuarter() {
    var span = Span.between(NOON.plusSeconds(1), NOON.plusSeconds(2));

    assertThat(span.holds(QUARTER)).isFalse();
    assertThat(span.edges()).containsExactly(new Edge(NOON.plusSeconds(1), NOON.plusSeconds(2)));
  }

  @Test
  void isTwoEdgesAroundOneBoundary() {
    var span = Span.between(NOON.minusSeconds(1), NOON.plusSeconds(1));

    assertThat(span.first()).isEqualTo(span.end());
    assertThat(span.edges())
        .containsExactly(new Edge(NOON.minusSeconds(1), NOON), new Edge(NOON, NOON.plusSeconds(1)));
  }

  @Test
  void takesInEveryDayWhereNoEndIsGiven() {
    var span = Span.of(Optional.empty(), Optional.empty());

    assertThat(span.edges()).isEmpty();
    assertThat(span.firstOf(20_514)).isZero();
    assertThat(span.endOf(20_514)).isEqualTo(96);
    assertThat(Span.of(Optional.of(Instant.MIN), Optional.of(Instant.MAX))).isEqualTo(span);
  }
}
