package ai.halo.domain.funnel;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.cost.Money;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a period.
 *
 * @param total the period's totals
 * @param dispositions calls by what they meant; an absent one has none
 * @param series one entry for each day of the period, days without calls included
 * @param answers when people answer, for each hour of the week that has calls
 * @param previous the totals of the equally long period before
 */
public record CallFigures(
    Totals total,
    Map<Disposition, Long> dispositions,
    List<Day> series,
    List<HourOfWeek> answers,
    Totals previous) {
  /** Keeps copies. */
  public CallFigures {
    dispositions = Map.copyOf(dispositions);
    series = List.copyOf(series);
    answers = List.copyOf(answers);
  }

  /**
   * Totals of a set of calls.
   *
   * @param talk the length of all talks with a person together
   * @param cost what the provider charged for them so far, one sum a currency, by its code; empty
   *     where nothing was counted
   */
  public record Totals(Funnel funnel, Duration talk, List<Money> cost) {
    /** Keeps a copy. */
    public Totals {
      cost = List.copyOf(cost);
    }

    /** The mean length of a talk with a person; empty when there was none. */
    public Optional<Duration> averageTalk() {
      return funnel.talked() == 0 ? Optional.empty() : Optional.of(talk.dividedBy(funnel.talked()));
    }
  }

  /** The funnel of the calls asked for on one day. */
  public record Day(LocalDate date, Funnel funnel) {}

  /**
   * Calls of one hour of the week.
   *
   * @param hour from 0 to 23
   */
  public record HourOfWeek(DayOfWeek day, int hour, long called, long talked) {}
}
