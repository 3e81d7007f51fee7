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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures as they would be without a summary: by looking at every call there is. */
record RecountedFigures(JdbcClient jdbc) implements CallStatistics {
  private record Counted(
      Instant at,
      FunnelStage stage,
      Optional<Disposition> meaning,
      long talkMillis,
      Optional<Money> cost) {}

  @Override
  public CallFigures figures(Period period) {
    var length = Duration.between(period.from(), period.to());
    var calls = calls(period, period.from(), period.to());
    var last = LocalDate.ofInstant(period.to().minusNanos(1), period.zone());
    var days = LocalDate.ofInstant(period.from(), period.zone()).datesUntil(last.plusDays(1));
    return new CallFigures(
        totals(calls),
        calls.stream()
            .flatMap(call -> call.meaning().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
        days.map(day -> new Day(day, funnel(on(day, calls, period)))).toList(),
        answers(calls, period),
        totals(calls(period, period.from().minus(length), period.from())));
  }

  private List<Counted> calls(Period period, Instant from, Instant to) {
    var conditions =
        new CallConditions()
            .from(Optional.of(from))
            .to(Optional.of(to))
            .oneOf("language", period.languages())
            .oneOf("disposition", period.dispositions());
    var found = new ArrayList<Counted>();
    jdbc.sql(
            """
            select created_at, outcome, talk_millis, cost_amount, cost_currency
            from calls
            """
                + conditions.where())
        .params(conditions.parameters())
        .query(row -> {
          var outcome = Outcome.of(row.getInt("outcome"));
          var currency = row.getString("cost_currency");
          var cost =
              currency == null
                  ? Optional.<Money>empty()
                  : Optional.of(new Money(row.getBigDecimal("cost_amount"), currency));
          var at = Rows.instant(row, "created_at");
          var talk = row.getLong("talk_millis");
          outcome
              .stage()
              .ifPresent(
                  stage -> found.add(new Counted(at, stage, outcome.disposition(), talk, cost)));
        });
    return found;
  }

  private static List<Counted> on(LocalDate day, List<Counted> calls, Period period) {
    return calls.stream()
        .filter(call -> LocalDate.ofInstant(call.at(), period.zone()).equals(day))
        .toList();
  }

  private static List<HourOfWeek> answers(List<Counted> calls, Period period) {
    var hours =
        calls.stream()
            .collect(
                Collectors.groupingBy(
                    call -> {
                      var at = call.at().atZone(period.zone());
                      return (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
                    },
                    TreeMap::new,
                    Collectors.toList()));
    var answers = new ArrayList<HourOfWeek>();
    hours.forEach((hour, found) -> {
      var funnel = funnel(found);
      answers.add(
          new HourOfWeek(DayOfWeek.of(hour / 24 + 1), hour % 24, funnel.called(), funnel.talked()));
    });
    return answers;
  }

  private static Totals totals(List<Counted> calls) {
    var talk =
        calls.stream()
            .filter(call -> call.stage() != FunnelStage.CALLED)
            .mapToLong(Counted::talkMillis)
            .sum();
    var costs = new TreeMap<String, Money>();
    calls.stream()
        .flatMap(call -> call.cost().stream())
        .forEach(money -> costs.merge(money.currency(), money, Money::plus));
    return new Totals(funnel(calls), Duration.ofMillis(talk), List.copyOf(costs.values()));
  }

  private static Funnel funnel(List<Counted> calls) {
    Map<FunnelStage, Long> furthest = new HashMap<>();
    calls.forEach(call -> furthest.merge(call.stage(), 1L, Long::sum));
    return Funnel.ofFurthest(furthest);
  }
}
