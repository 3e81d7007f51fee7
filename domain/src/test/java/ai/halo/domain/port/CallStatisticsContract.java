package ai.halo.domain.port;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.cost.Money;
import ai.halo.domain.funnel.CallFigures;
import ai.halo.domain.funnel.CallFigures.Day;
import ai.halo.domain.funnel.CallFigures.HourOfWeek;
import ai.halo.domain.funnel.Funnel;
import ai.halo.domain.port.CallStatistics.Period;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all statistics of calls keep to. The day of {@link CallBuilder#NOON} is a Monday. */
public interface CallStatisticsContract {
  Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  Instant THURSDAY = Instant.parse("2026-03-05T00:00:00Z");

  CallRepository calls();

  CallStatistics statistics();

  private void add(CallBuilder builder) {
    calls().add(builder.build());
  }

  private CallFigures figures(Instant from, Instant to, ZoneId zone) {
    return statistics().figures(new Period(from, to, zone, Set.of(), Set.of()));
  }

  @Test
  default void isAllZerosWithoutCallsWithEveryDayThere() {
    var figures = figures(MONDAY, THURSDAY, ZoneOffset.UTC);

    assertThat(figures.total().funnel()).isEqualTo(Funnel.EMPTY);
    assertThat(figures.total().averageTalk()).isEmpty();
    assertThat(figures.dispositions()).isEmpty();
    assertThat(figures.answers()).isEmpty();
    assertThat(figures.series())
        .containsExactly(
            new Day(LocalDate.parse("2026-03-02"), Funnel.EMPTY),
            new Day(LocalDate.parse("2026-03-03"), Funnel.EMPTY),
            new Day(LocalDate.parse("2026-03-04"), Funnel.EMPTY));
  }

  @Test
  default void countsEachCallAtItsFurthestStage() {
    add(aCall());
    add(aCall().dialing());
    add(aCall().ended(Ending.NO_ANSWER));
    add(aCall().talked());
    add(aCall().analyzed(CallBuilder.analysis(Disposition.REJECTED, false)));
    add(aCall().analyzed(CallBuilder.interested()));
    add(aCall().lead());

    var figures = figures(MONDAY, THURSDAY, ZoneOffset.UTC);

    assertThat(figures.total().funnel()).isEqualTo(new Funnel(6, 4, 2, 1));
    assertThat(figures.series().getFirst().funnel()).isEqualTo(new Funnel(6, 4, 2, 1));
    assertThat(figures.dispositions())
        .isEqualTo(
            Map.of(
                Disposition.NO_ANSWER, 1L,
                Disposition.REJECTED, 1L,
                Disposition.INTERESTED, 2L));
  }

  @Test
  default void averagesTheTalksWithAPersonAlone() {
    add(aCall().talked());
    add(aCall().lead());
    add(aCall().ended(Ending.NO_ANSWER));

    var figures = figures(MONDAY, THURSDAY, ZoneOffset.UTC);

    assertThat(figures.total().talk()).isEqualTo(Duration.ofMinutes(2));
    assertThat(figures.total().averageTalk()).contains(Duration.ofMinutes(1));
  }

  @Test
  default void beginsDaysAndHoursWhereTheZoneBeginsThem() {
    add(aCall().lead().at(Instant.parse("2026-03-02T20:40:00Z")));
    var tashkent = ZoneId.of("Asia/Tashkent");
    var kolkata = ZoneId.of("Asia/Kolkata");

    var inTashkent = figures(MONDAY, THURSDAY, tashkent);
    var inKolkata = figures(MONDAY, THURSDAY, kolkata);

    assertThat(inTashkent.series())
        .contains(new Day(LocalDate.parse("2026-03-03"), new Funnel(1, 1, 1, 1)));
    assertThat(inTashkent.answers()).containsExactly(new HourOfWeek(DayOfWeek.TUESDAY, 1, 1, 1));
    assertThat(inKolkata.answers()).containsExactly(new HourOfWeek(DayOfWeek.TUESDAY, 2, 1, 1));
  }

  @Test
  default void followsClocksThatAreChangedWithinThePeriod() {
    var berlin = ZoneId.of("Europe/Berlin");
    add(aCall().dialing().at(Instant.parse("2026-03-28T22:30:00Z")));
    add(aCall().dialing().at(Instant.parse("2026-03-29T22:30:00Z")));
    add(aCall().dialing().at(Instant.parse("2026-10-25T22:30:00Z")));

    var figures =
        figures(
            Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"), berlin);

    assertThat(figures.series().stream().filter(day -> day.funnel().called() > 0))
        .extracting(Day::date)
        .containsExactly(
            LocalDate.parse("2026-03-28"),
            LocalDate.parse("2026-03-30"),
            LocalDate.parse("2026-10-25"));
    assertThat(figures.answers())
        .containsExactly(
            new HourOfWeek(DayOfWeek.MONDAY, 0, 1, 0),
            new HourOfWeek(DayOfWeek.SATURDAY, 23, 1, 0),
            new HourOfWeek(DayOfWeek.SUNDAY, 23, 1, 0));
  }

  @Test
  default void countsTheHoursOfAllWeeksTogether() {
    add(aCall().talked().at(NOON));
    add(aCall().ended(Ending.BUSY).at(NOON.plusSeconds(60)));
    add(aCall().ended(Ending.BUSY).at(NOON.plus(Duration.ofDays(7))));

    var figures = figures(MONDAY, MONDAY.plus(Duration.ofDays(14)), ZoneOffset.UTC);

    assertThat(figures.answers()).containsExactly(new HourOfWeek(DayOfWeek.MONDAY, 12, 3, 1));
  }

  @Test
  default void comparesWithTheEquallyLongPeriodBefore() {
    var period = Duration.between(MONDAY, THURSDAY);
    add(aCall().lead().at(MONDAY));
    add(aCall().talked().at(MONDAY.minus(period)));
    add(aCall().ended(Ending.BUSY).at(MONDAY.minusNanos(1_000)));
    add(aCall().lead().at(MONDAY.minus(period).minusNanos(1_000)));
    add(aCall().lead().at(THURSDAY));

    var figures = figures(MONDAY, THURSDAY, ZoneOffset.UTC);

    assertThat(figures.total().funnel()).isEqualTo(new Funnel(1, 1, 1, 1));
    assertThat(figures.previous().funnel()).isEqualTo(new Funnel(2, 1, 0, 0));
    assertThat(figures.previous().averageTalk()).contains(Duration.ofMinutes(1));
  }

  @Test
  default void countsOnlyTheLanguagesAndDispositionsThatAreWanted() {
    add(aCall().lead().in(Language.UZBEK));
    add(aCall().lead().in(Language.TAJIK));
    add(aCall().ended(Ending.BUSY).in(Language.UZBEK));

    var figures =
        statistics()
            .figures(
                new Period(
                    MONDAY,
                    THURSDAY,
                    ZoneOffset.UTC,
                    Set.of(Language.UZBEK, Language.RUSSIAN),
                    Set.of(Disposition.INTERESTED)));

    assertThat(figures.total().funnel()).isEqualTo(new Funnel(1, 1, 1, 1));
    assertThat(figures.dispositions()).isEqualTo(Map.of(Disposition.INTERESTED, 1L));
  }

  @Test
  default void addsUpWhatCallsCostByCurrencyAndExactly() {
    add(costing(aCall().lead(), "0.1", "RUB"));
    add(costing(aCall().lead(), "0.2", "RUB"));
    add(costing(aCall().ended(Ending.BUSY), "0.0001", "RUB"));
    add(costing(aCall().talked().in(Language.UZBEK), "3", "USD"));
    add(aCall().talked());
    add(costing(aCall().talked().at(MONDAY.minusSeconds(60)), "5", "EUR"));

    var figures = figures(MONDAY, THURSDAY, ZoneOffset.UTC);

    assertThat(figures.total().cost()).containsExactly(money("0.3001", "RUB"), money("3", "USD"));
    assertThat(figures.previous().cost()).containsExactly(money("5", "EUR"));
    var chosen = new Period(MONDAY, THURSDAY, ZoneOffset.UTC, Set.of(Language.UZBEK), Set.of());
    assertThat(statistics().figures(chosen).total().cost()).containsExactly(money("3", "USD"));
  }

  @Test
  default void countsTheLatestCostOfACall() {
    add(costing(costing(aCall().lead(), "0.1", "RUB"), "0.4", "RUB"));

    var figures = figures(MONDAY, THURSDAY, ZoneOffset.UTC);

    assertThat(figures.total().cost()).containsExactly(money("0.4", "RUB"));
  }

  private static CallBuilder costing(CallBuilder builder, String amount, String currency) {
    var at = builder.second(100 + new BigDecimal(amount).movePointRight(1).intValue());
    var cost = new CallCost(new BigDecimal(amount), BigDecimal.ZERO, BigDecimal.ZERO, currency);
    return builder.after(new WorkFact.CostCounted(at, cost));
  }

  private static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }
}
