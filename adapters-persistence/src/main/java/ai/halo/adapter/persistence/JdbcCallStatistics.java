package ai.halo.adapter.persistence;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.cost.Money;
import ai.halo.domain.funnel.CallFigures;
import ai.halo.domain.funnel.CallFigures.Day;
import ai.halo.domain.funnel.CallFigures.HourOfWeek;
import ai.halo.domain.funnel.CallFigures.Totals;
import ai.halo.domain.funnel.Funnel;
import ai.halo.domain.funnel.FunnelStage;
import ai.halo.domain.port.CallStatistics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts in one pass over one index, by days and by hours of the week at once. Talks are added up
 * in whole milliseconds.
 */
final class JdbcCallStatistics implements CallStatistics {
  private static final int HOURS_OF_DAY = 24;

  /** Two numbers travel as one, which halves what the database spends on grouping. */
  private static final int OUTCOMES = 256;

  private static final int STAGES = 8;

  /** The hours of the week are counted from when 1970 began, on a Thursday. */
  private static final DayOfWeek FIRST_DAY = DayOfWeek.THURSDAY;

  private final JdbcClient jdbc;

  JdbcCallStatistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public CallFigures figures(Period period) {
    var counts = new Counts();
    var local =
        QuartersOfZone.between(period.from(), period.to(), period.zone()).sql("created_quarter");
    var current = conditions(period, period.from(), period.to());
    jdbc.sql(
            """
            select local / 96 * 256 + outcome as day, local / 4 %% 168 * 8 + outcome / 16 as hour,
              count(*) as calls, coalesce(sum(talk_millis), 0) as talk
            from (select %s as local, outcome, talk_millis from calls %s) as chosen
            group by grouping sets (1, 2)
            """
                .formatted(local, current.where()))
        .params(current.parameters())
        .query(counts::add);
    return new CallFigures(
        counts.total.totals(costs(period, period.from(), period.to())),
        counts.dispositions,
        counts.series(period),
        counts.answers(),
        before(period));
  }

  private Totals before(Period period) {
    var length = Duration.between(period.from(), period.to());
    var earlier = conditions(period, period.from().minus(length), period.from());
    var tally = new Tally();
    jdbc.sql(
            """
            select outcome, count(*) as calls, coalesce(sum(talk_millis), 0) as talk
            from calls %s group by outcome
            """
                .formatted(earlier.where()))
        .params(earlier.parameters())
        .query(row -> {
          tally.add(Outcome.of(row.getInt("outcome")), row.getLong("calls"), row.getLong("talk"));
        });
    return tally.totals(costs(period, period.from().minus(length), period.from()));
  }

  /** From an index of its own that holds only calls with a cost, so that none costs nothing. */
  private List<Money> costs(Period period, Instant from, Instant to) {
    var conditions = conditions(period, from, to).add("cost_amount is not null", Map.of());
    return jdbc.sql(
            """
            select cost_currency, sum(cost_amount) as amount
            from calls %s group by cost_currency order by cost_currency
            """
                .formatted(conditions.where()))
        .params(conditions.parameters())
        .query((row, _) -> new Money(row.getBigDecimal("amount"), row.getString("cost_currency")))
        .list();
  }

  private static CallConditions conditions(Period period, Instant from, Instant to) {
    return new CallConditions()
        .from(Optional.of(from))
        .to(Optional.of(to))
        .oneOf("language", period.languages())
        .oneOf("disposition", period.dispositions());
  }

  /** What the rows of the one query add up to. */
  private static final class Counts {
    private final Tally total = new Tally();
    private final Map<Disposition, Long> dispositions = new EnumMap<>(Disposition.class);
    private final Map<Integer, Tally> days = new HashMap<>();
    private final Map<Integer, Tally> hours = new TreeMap<>();

    /** A row counts either a day's calls of one outcome or those of one hour and stage. */
    void add(ResultSet row) throws SQLException {
      var calls = row.getLong("calls");
      var hour = row.getInt("hour");
      if (!row.wasNull()) {
        addHour(hour / STAGES, Outcome.ofStage(hour % STAGES), calls);
        return;
      }
      var day = row.getInt("day");
      addDay(day / OUTCOMES, Outcome.of(day % OUTCOMES), calls, row.getLong("talk"));
    }

    private void addHour(int hour, Outcome outcome, long calls) {
      hours.computeIfAbsent(hour, _ -> new Tally()).add(outcome, calls, 0);
    }

    private void addDay(int day, Outcome outcome, long calls, long talk) {
      if (outcome.stage().isEmpty()) {
        return; // not placed yet
      }
      days.computeIfAbsent(day, _ -> new Tally()).add(outcome, calls, talk);
      total.add(outcome, calls, talk);
      outcome.disposition().ifPresent(meaning -> dispositions.merge(meaning, calls, Long::sum));
    }

    /** The day that begins at the period's end is not part of it. */
    List<Day> series(Period period) {
      var first = LocalDate.ofInstant(period.from(), period.zone());
      var last = LocalDate.ofInstant(period.to().minusNanos(1), period.zone());
      return first
          .datesUntil(last.plusDays(1))
          .map(date -> new Day(date, funnelOf((int) date.toEpochDay())))
          .toList();
    }

    private Funnel funnelOf(int day) {
      var tally = days.get(day);
      return tally == null ? Funnel.EMPTY : tally.funnel();
    }

    List<HourOfWeek> answers() {
      var cells = new ArrayList<HourOfWeek>();
      hours.forEach((hour, tally) -> {
        var funnel = tally.funnel();
        if (funnel.called() > 0) {
          cells.add(
              new HourOfWeek(
                  FIRST_DAY.plus(hour / HOURS_OF_DAY),
                  hour % HOURS_OF_DAY,
                  funnel.called(),
                  funnel.talked()));
        }
      });
      return cells.stream()
          .sorted(Comparator.comparing(HourOfWeek::day).thenComparingInt(HourOfWeek::hour))
          .toList();
    }
  }

  /** Calls by how far they came, and the length of the talks with a person. */
  private static final class Tally {
    private final Map<FunnelStage, Long> furthest = new EnumMap<>(FunnelStage.class);
    private long talkMillis;

    void add(Outcome outcome, long calls, long millis) {
      outcome.stage().ifPresent(stage -> furthest.merge(stage, calls, Long::sum));
      if (outcome.stage().filter(Tally::isTalk).isPresent()) {
        talkMillis += millis;
      }
    }

    private static boolean isTalk(FunnelStage stage) {
      return switch (stage) {
        case CALLED -> false;
        case TALKED, INTERESTED, LEAD -> true;
      };
    }

    Totals totals(List<Money> cost) {
      return new Totals(funnel(), Duration.ofMillis(talkMillis), cost);
    }

    Funnel funnel() {
      return Funnel.ofFurthest(furthest);
    }
  }
}
