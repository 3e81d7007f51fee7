package ai.halo.adapter.web.call;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.cost.Money;
import ai.halo.domain.funnel.CallFigures;
import ai.halo.domain.funnel.Funnel;
import ai.halo.domain.funnel.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a period. */
@Schema(name = "Analytics")
record AnalyticsView(
    long totalCalls,
    @Schema(description = "talked of called, 0 to 1; null when nobody was called")
        @Nullable Double talkRate,
    @Schema(description = "interested of talked, 0 to 1; null when nobody talked")
        @Nullable Double interestRate,
    @Schema(description = "seconds; null when nobody talked") @Nullable Double avgDuration,
    FunnelView funnel,
    @Schema(description = "calls by what they meant, every word of the set present")
        Map<String, Long> dispositions,
    @Schema(description = "every day of the period, in order") List<DayView> series,
    @Schema(description = "each hour of the week that has calls") List<HourView> answers,
    @Schema(description = "what the provider charged so far, one sum a currency")
        List<CostView> costs,
    PreviousView previous) {

  /** How many calls reached each stage. */
  @Schema(name = "Funnel")
  record FunnelView(long called, long talked, long interested, long lead) {
    static FunnelView of(Funnel funnel) {
      return new FunnelView(funnel.called(), funnel.talked(), funnel.interested(), funnel.lead());
    }
  }

  /** The funnel of a day. */
  @Schema(name = "FunnelOfDay")
  record DayView(LocalDate date, long called, long talked, long interested, long lead) {
    static DayView of(CallFigures.Day day) {
      var funnel = day.funnel();
      return new DayView(
          day.date(), funnel.called(), funnel.talked(), funnel.interested(), funnel.lead());
    }
  }

  /** Calls of an hour of the week; Monday is 1. */
  @Schema(name = "HourOfWeek")
  record HourView(
      @Schema(minimum = "1", maximum = "7") int weekday,
      @Schema(minimum = "0", maximum = "23") int hour,
      long called,
      long talked) {
    static HourView of(CallFigures.HourOfWeek hour) {
      return new HourView(hour.day().getValue(), hour.hour(), hour.called(), hour.talked());
    }
  }

  /** What calls cost in one currency. */
  @Schema(name = "CostOfCalls")
  record CostView(
      @Schema(description = "ISO 4217", example = "USD") String currency,
      @Schema(description = "an exact decimal, as text", example = "12.5") String total) {
    static CostView of(Money cost) {
      return new CostView(cost.currency(), cost.amount().toPlainString());
    }
  }

  /** The equally long period before. */
  @Schema(name = "PreviousPeriod")
  record PreviousView(
      long totalCalls,
      @Nullable Double talkRate,
      @Nullable Double interestRate,
      @Nullable Double avgDuration) {
    static PreviousView of(CallFigures.Totals totals) {
      var funnel = totals.funnel();
      return new PreviousView(
          funnel.called(),
          fraction(funnel.talkRate()),
          fraction(funnel.interestRate()),
          average(totals));
    }
  }

  static AnalyticsView of(CallFigures figures) {
    var total = figures.total();
    var funnel = total.funnel();
    var dispositions = new LinkedHashMap<String, Long>();
    for (var meaning : Disposition.values()) {
      dispositions.put(meaning.word(), figures.dispositions().getOrDefault(meaning, 0L));
    }
    return new AnalyticsView(
        funnel.called(),
        fraction(funnel.talkRate()),
        fraction(funnel.interestRate()),
        average(total),
        FunnelView.of(funnel),
        dispositions,
        figures.series().stream().map(DayView::of).toList(),
        figures.answers().stream().map(HourView::of).toList(),
        total.cost().stream().map(CostView::of).toList(),
        PreviousView.of(figures.previous()));
  }

  private static @Nullable Double fraction(Rate rate) {
    var fraction = rate.fraction();
    return fraction.isPresent() ? fraction.getAsDouble() : null;
  }

  private static @Nullable Double average(CallFigures.Totals totals) {
    return totals.averageTalk().map(FactWords::seconds).orElse(null);
  }
}
