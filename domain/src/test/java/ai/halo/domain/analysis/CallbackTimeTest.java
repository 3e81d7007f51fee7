package ai.halo.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.InvalidValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackTimeTest {
  private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");

  @ParameterizedTest(name = "{0}, said at {2}")
  @CsvSource({
    // 2026-03-04 is a Wednesday.
    "через час,               in=60,                     2026-03-04T14:20, 2026-03-04T15:20",
    "через десять минут,      in=10,                     2026-03-04T14:20, 2026-03-04T14:30",
    "через час вечером,       in=60,                     2026-03-04T20:30, 2026-03-05T09:00",
    "через восемь часов,      in=480,                    2026-03-04T18:00, 2026-03-05T09:00",
    "завтра,                  days=1,                    2026-03-04T14:20, 2026-03-05T10:00",
    "завтра утром,            days=1 part=MORNING,       2026-03-04T14:20, 2026-03-05T10:00",
    "завтра в обед,           days=1 part=NOON,          2026-03-04T14:20, 2026-03-05T12:00",
    "завтра после обеда,      days=1 part=AFTERNOON,     2026-03-04T14:20, 2026-03-05T15:00",
    "послезавтра вечером,     days=2 part=EVENING,       2026-03-04T14:20, 2026-03-06T18:00",
    "сегодня вечером,         days=0 part=EVENING,       2026-03-04T14:20, 2026-03-04T18:00",
    "сегодня утром уже днём,  days=0 part=MORNING,       2026-03-04T14:20, 2026-03-05T10:00",
    "вечером,                 part=EVENING,              2026-03-04T19:00, 2026-03-05T18:00",
    "ночью,                   part=NIGHT,                2026-03-04T14:20, 2026-03-05T09:00",
    "позже сегодня,           days=0,                    2026-03-04T14:20, 2026-03-04T16:20",
    "позже сегодня к ночи,    days=0,                    2026-03-04T20:20, 2026-03-05T09:00",
    "в понедельник,           weekday=MONDAY,            2026-03-04T14:20, 2026-03-09T10:00",
    "в среду в среду же,      weekday=WEDNESDAY,         2026-03-04T14:20, 2026-03-11T10:00",
    "в понедельник в пять,    weekday=MONDAY hour=5,     2026-03-04T14:20, 2026-03-09T17:00",
    "завтра в понедельник,    days=5 weekday=MONDAY,     2026-03-04T14:20, 2026-03-09T10:00",
    "через неделю во вторник, days=7 weekday=TUESDAY,    2026-03-04T14:20, 2026-03-10T10:00",
    "через неделю,            days=7,                    2026-03-04T14:20, 2026-03-11T10:00",
    "в пять,                  hour=5,                    2026-03-04T14:20, 2026-03-04T17:00",
    "в три уже прошло,        hour=3,                    2026-03-04T15:30, 2026-03-05T15:00",
    "в восемь днём,           hour=8,                    2026-03-04T15:00, 2026-03-04T20:00",
    "в восемь утром,          hour=8,                    2026-03-04T07:00, 2026-03-04T09:00",
    "в десять днём,           hour=10,                   2026-03-04T15:00, 2026-03-05T10:00",
    "в десять утра,           hour=10 part=MORNING,      2026-03-04T15:00, 2026-03-05T10:00",
    "в семь вечера,           hour=7 part=EVENING,       2026-03-04T15:00, 2026-03-04T19:00",
    "в час дня,               hour=1 part=NOON,          2026-03-04T10:00, 2026-03-04T13:00",
    "в двенадцать,            hour=12,                   2026-03-04T10:00, 2026-03-04T12:00",
    "в полседьмого,           hour=18 minute=30,         2026-03-04T15:00, 2026-03-04T18:30",
    "в полночь,               hour=0,                    2026-03-04T15:00, 2026-03-05T09:00",
    "двадцать пятого,         day=25,                    2026-03-04T15:00, 2026-03-25T10:00",
    "третьего,                day=3,                     2026-03-04T15:00, 2026-04-03T10:00",
    "тридцать первого,        day=31,                    2026-04-10T15:00, 2026-05-31T10:00",
    "четвёртого утром,        day=4 part=MORNING,        2026-03-04T15:00, 2026-04-04T10:00",
    "первого января,          day=1 month=1,             2026-03-04T15:00, 2027-01-01T10:00",
    "29 февраля,              day=29 month=2,            2026-03-04T15:00, 2028-02-29T10:00",
    "в воскресенье вечером,   weekday=SUNDAY part=EVENING, 2026-03-04T15:00, 2026-03-08T18:00",
  })
  void computesTheTimeFromThePartsOfTheWords(
      String words, String parts, LocalDateTime saidAt, LocalDateTime expected) {
    var moment = CallbackTime.of(wish(parts), saidAt.atZone(TASHKENT).toInstant(), TASHKENT);

    assertThat(moment.map(at -> LocalDateTime.ofInstant(at, TASHKENT)))
        .as(words)
        .contains(expected);
  }

  @Test
  void countsByTheClockOfThePerson() {
    var saidAt = Instant.parse("2026-03-04T20:30:00Z");

    assertThat(CallbackTime.of(wish("days=1"), saidAt, TASHKENT))
        .contains(Instant.parse("2026-03-06T05:00:00Z"));
    assertThat(CallbackTime.of(wish("days=1"), saidAt, ZoneId.of("Europe/Kaliningrad")))
        .contains(Instant.parse("2026-03-05T08:00:00Z"));
  }

  @Test
  void knowsNoThirtiethOfFebruary() {
    assertThat(CallbackTime.of(wish("day=30 month=2"), Instant.EPOCH, TASHKENT)).isEmpty();
  }

  @Property(tries = 5_000)
  void everyMomentIsLaterAndByDay(
      @ForAll("wishes") CallbackWish wish, @ForAll("moments") Instant saidAt) {
    var moment = CallbackTime.of(wish, saidAt, TASHKENT);

    moment.ifPresent(at -> {
      assertThat(at).isAfter(saidAt);
      var clock = LocalDateTime.ofInstant(at, TASHKENT).toLocalTime();
      assertThat(clock).isAfterOrEqualTo(CallbackTime.MORNING).isBefore(CallbackTime.NIGHT);
      assertThat(at).isBefore(saidAt.plusSeconds(5L * 366 * 24 * 3600));
    });
    assertThat(moment.isPresent() || wish.dayOfMonth().orElse(0) > 28).isTrue();
  }

  @Test
  void hearsNoPartOutOfItsRange() {
    assertThat(heard("hour=25 minute=99 days=400")).isEmpty();
    assertThat(heard("hour=25 days=1")).contains(wish("days=1"));
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> strict("hour=25"));
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> strict("minute=5"));
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs().between(1_770_000_000L, 1_870_000_000L).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<CallbackWish> wishes() {
    return Combinators.combine(
            maybe(1, 5_000),
            maybe(0, 60),
            Arbitraries.of(DayOfWeek.class).optional(0.3),
            maybe(1, 31),
            maybe(1, 12),
            Arbitraries.of(PartOfDay.class).optional(0.3),
            maybe(0, 23),
            maybe(0, 59))
        .as(CallbackWish::heard)
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  private static Arbitrary<OptionalInt> maybe(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .optional(0.3)
        .map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  private static CallbackWish wish(String parts) {
    return heard(parts).orElseThrow();
  }

  private static Optional<CallbackWish> heard(String parts) {
    return CallbackWish.heard(
        number(parts, "in"),
        number(parts, "days"),
        word(parts, "weekday").map(DayOfWeek::valueOf),
        number(parts, "day"),
        number(parts, "month"),
        word(parts, "part").map(PartOfDay::valueOf),
        number(parts, "hour"),
        number(parts, "minute"));
  }

  private static CallbackWish strict(String parts) {
    return new CallbackWish(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        number(parts, "hour"),
        number(parts, "minute"));
  }

  private static OptionalInt number(String parts, String name) {
    return word(parts, name)
        .map(value -> OptionalInt.of(Integer.parseInt(value)))
        .orElseGet(OptionalInt::empty);
  }

  private static Optional<String> word(String parts, String name) {
    return Arrays.stream(parts.split(" "))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .findFirst();
  }
}
