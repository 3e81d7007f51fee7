package ai.halo.domain.analysis;

import ai.halo.domain.InvalidValue;
import java.time.DayOfWeek;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When somebody wants to be called again, in the parts of their own words and nothing more.
 *
 * <p>“Через час” is {@code inMinutes 60}; “завтра после обеда” is {@code inDays 1} and {@code part
 * AFTERNOON}; “в понедельник в пять” is {@code weekday MONDAY} and {@code hour 5}. What moment that
 * is, {code CallbackTime} computes; whoever hears the words does not.
 *
 * @param inMinutes “in so many minutes” or hours, from 1 to {@value #MOST_MINUTES}
 * @param inDays “today” is 0, “tomorrow” is 1, up to {@value #MOST_DAYS}
 * @param weekday the day of the week
 * @param dayOfMonth from 1 to 31
 * @param month from 1 to 12; says nothing without a day
 * @param part the part of the day
 * @param hour from 0 to 23, as it was said: “at five” is 5
 * @param minute from 0 to 59; says nothing without an hour
 */
public record CallbackWish(
    OptionalInt inMinutes,
    OptionalInt inDays,
    Optional<DayOfWeek> weekday,
    OptionalInt dayOfMonth,
    OptionalInt month,
    Optional<PartOfDay> part,
    OptionalInt hour,
    OptionalInt minute) {
  /** The longest pause that is a wish: 60 days. */
  public static final int MOST_MINUTES = 60 * 24 * 60;

  /** The farthest day that is a wish. */
  public static final int MOST_DAYS = 60;

  /** Refuses with {@code callback.range} a part out of its range, with {@code callback.empty}. */
  public CallbackWish {
    if (!isIn(inMinutes, 1, MOST_MINUTES)
        || !isIn(inDays, 0, MOST_DAYS)
        || !isIn(dayOfMonth, 1, 31)
        || !isIn(month, 1, 12)
        || !isIn(hour, 0, 23)
        || !isIn(minute, 0, 59)) {
      throw new InvalidValue("callback.range", "a part of the wished time is out of its range");
    }
    if (inMinutes.isEmpty()
        && inDays.isEmpty()
        && weekday.isEmpty()
        && dayOfMonth.isEmpty()
        && part.isEmpty()
        && hour.isEmpty()) {
      throw new InvalidValue("callback.empty", "a wished time names a time");
    }
  }

  /**
   * The wish that these parts make, as a machine heard them: a part out of its range was not heard.
   *
   * @return empty when nothing is left
   */
  public static Optional<CallbackWish> heard(
      OptionalInt inMinutes,
      OptionalInt inDays,
      Optional<DayOfWeek> weekday,
      OptionalInt dayOfMonth,
      OptionalInt month,
      Optional<PartOfDay> part,
      OptionalInt hour,
      OptionalInt minute) {
    var minutes = within(inMinutes, 1, MOST_MINUTES);
    var days = within(inDays, 0, MOST_DAYS);
    var date = within(dayOfMonth, 1, 31);
    var clock = within(hour, 0, 23);
    var isEmpty =
        minutes.isEmpty()
            && days.isEmpty()
            && weekday.isEmpty()
            && date.isEmpty()
            && part.isEmpty()
            && clock.isEmpty();
    return isEmpty
        ? Optional.empty()
        : Optional.of(
            new CallbackWish(
                minutes,
                days,
                weekday,
                date,
                within(month, 1, 12),
                part,
                clock,
                within(minute, 0, 59)));
  }

  private static OptionalInt within(OptionalInt value, int least, int most) {
    return isIn(value, least, most) ? value : OptionalInt.empty();
  }

  private static boolean isIn(OptionalInt value, int least, int most) {
    return value.isEmpty() || (value.getAsInt() >= least && value.getAsInt() <= most);
  }
}
