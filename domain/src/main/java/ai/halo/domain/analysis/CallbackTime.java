package ai.halo.domain.analysis;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * Computes when somebody wants to be called again from the parts of their words.
 *
 * <p>No model does sums here. Times are the person's own; what has passed already rolls on to the
 * next time it can mean, and a night becomes the morning after it.
 */
public final class CallbackTime {
  /** The first minute of a day at which a wish is granted. */
  public static final LocalTime MORNING = LocalTime.of(9, 0);

  /** The first minute of an evening at which it is not any more. */
  public static final LocalTime NIGHT = LocalTime.of(21, 0);

  /** Where only the day was named. */
  private static final LocalTime SOME_TIME = LocalTime.of(10, 0);

  /** “Later today”. */
  private static final Duration A_WHILE = Duration.ofHours(2);

  /** “At five” without more is in the afternoon: nobody asks to be called before this hour. */
  private static final int EARLIEST_HOUR = 8;

  private static final int WEEK = 7;
  private static final int FOUR_YEARS_OF_MONTHS = 48;

  private CallbackTime() {}

  /**
   * The moment of a wish.
   *
   * @param endedAt when the talk was over, which is what “in an hour” and “tomorrow” count from
   * @param zone where the person is
   * @return after {@code endedAt}, by day; empty for a day that no calendar has
   */
  public static Optional<Instant> of(CallbackWish wish, Instant endedAt, ZoneId zone) {
    var now = LocalDateTime.ofInstant(endedAt, zone);
    var wished =
        wish.inMinutes().isPresent()
            ? Optional.of(now.plusMinutes(wish.inMinutes().getAsInt()))
            : day(wish, now).map(day -> rolledOn(at(day, wish, now), wish, now));
    return wished.map(time -> byDay(time).atZone(zone).toInstant());
  }

  private static Optional<LocalDate> day(CallbackWish wish, LocalDateTime now) {
    var today = now.toLocalDate();
    if (wish.dayOfMonth().isPresent()) {
      return date(wish, today);
    }
    if (wish.inDays().isPresent()) {
      var day = today.plusDays(wish.inDays().getAsInt());
      // “In a week, on Monday” is the Monday of that week; “tomorrow, on Monday” is tomorrow.
      return Optional.of(
          wish.inDays().getAsInt() < WEEK
              ? day
              : wish.weekday().map(named -> inWeekOf(day, named)).orElse(day));
    }
    return Optional.of(
        wish.weekday().map(named -> today.with(TemporalAdjusters.next(named))).orElse(today));
  }

  private static LocalDate inWeekOf(LocalDate day, DayOfWeek named) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .with(TemporalAdjusters.nextOrSame(named));
  }

  /** The next such day from today on; “the 31st” skips the months that have none. */
  private static Optional<LocalDate> date(CallbackWish wish, LocalDate today) {
    var day = wish.dayOfMonth().getAsInt();
    var month = YearMonth.from(today);
    for (var ahead = 0; ahead <= FOUR_YEARS_OF_MONTHS; ahead++) {
      var candidate = month.plusMonths(ahead);
      var isNamed =
          wish.month().isEmpty() || candidate.getMonth() == Month.of(wish.month().getAsInt());
      if (isNamed && candidate.isValidDay(day) && !candidate.atDay(day).isBefore(today)) {
        return Optional.of(candidate.atDay(day));
      }
    }
    return Optional.empty();
  }

  private static LocalDateTime at(LocalDate day, CallbackWish wish, LocalDateTime now) {
    var isToday = day.equals(now.toLocalDate());
    if (wish.hour().isPresent()) {
      return clock(day, wish, now);
    }
    if (wish.part().isPresent()) {
      return switch (wish.part().get()) {
        case MORNING -> day.atTime(10, 0);
        case NOON -> day.atTime(12, 0);
        case AFTERNOON -> day.atTime(15, 0);
        case EVENING -> day.atTime(18, 0);
        case NIGHT -> day.plusDays(1).atTime(MORNING);
      };
    }
    return isToday ? now.plus(A_WHILE) : day.atTime(SOME_TIME);
  }

  private static LocalDateTime clock(LocalDate day, CallbackWish wish, LocalDateTime now) {
    var said = wish.hour().getAsInt();
    var time = day.atTime(said, wish.minute().orElse(0));
    var couldBeLater = said > 0 && said < 12;
    var isMeantLater =
        wish.part()
            .map(part ->
                switch (part) {
                  case AFTERNOON, EVENING -> true;
                  case NOON -> said < EARLIEST_HOUR;
                  case MORNING, NIGHT -> false;
                })
            .orElse(said < EARLIEST_HOUR || isPassedToday(time, now));
    return couldBeLater && isMeantLater ? time.plusHours(12) : time;
  }

  /** “At eight”, said at three in the afternoon, is this evening where that is still by day. */
  private static boolean isPassedToday(LocalDateTime time, LocalDateTime now) {
    return !time.isAfter(now)
        && time.plusHours(12).isAfter(now)
        && time.plusHours(12).toLocalTime().isBefore(NIGHT);
  }

  private static LocalDateTime rolledOn(LocalDateTime time, CallbackWish wish, LocalDateTime now) {
    if (time.isAfter(now)) {
      return time;
    }
    if (wish.dayOfMonth().isEmpty()) {
      return time.plusDays(1 + Duration.between(time, now).toDays());
    }
    return nextDate(time, wish).orElseGet(() -> time.plusDays(1));
  }

  /** The same date a month or a year later, where there is one. */
  private static Optional<LocalDateTime> nextDate(LocalDateTime time, CallbackWish wish) {
    return date(wish, time.toLocalDate().plusDays(1)).map(day -> day.atTime(time.toLocalTime()));
  }

  private static LocalDateTime byDay(LocalDateTime time) {
    if (time.toLocalTime().isBefore(MORNING)) {
      return time.toLocalDate().atTime(MORNING);
    }
    return time.toLocalTime().isBefore(NIGHT)
        ? time
        : time.toLocalDate().plusDays(1).atTime(MORNING);
  }
}
