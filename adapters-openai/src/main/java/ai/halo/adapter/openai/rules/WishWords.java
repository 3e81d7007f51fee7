package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.CallbackWish;
import ai.halo.domain.analysis.PartOfDay;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads the parts of a wished time out of the words in which the lexicons heard it. */
final class WishWords {
  private static final Map<String, Integer> DAYS =
      Map.ofEntries(
          Map.entry("сегодня", 0),
          Map.entry("завтра", 1),
          Map.entry("послезавтра", 2),
          Map.entry("bugun", 0),
          Map.entry("ertaga", 1),
          Map.entry("indinga", 2),
          Map.entry("имрӯз", 0),
          Map.entry("пагоҳ", 1),
          Map.entry("фардо", 1),
          Map.entry("пасфардо", 2));

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          Map.entry("понедельник", DayOfWeek.MONDAY),
          Map.entry("вторник", DayOfWeek.TUESDAY),
          Map.entry("среду", DayOfWeek.WEDNESDAY),
          Map.entry("четверг", DayOfWeek.THURSDAY),
          Map.entry("пятницу", DayOfWeek.FRIDAY),
          Map.entry("субботу", DayOfWeek.SATURDAY),
          Map.entry("воскресенье", DayOfWeek.SUNDAY),
          Map.entry("dushanba", DayOfWeek.MONDAY),
          Map.entry("seshanba", DayOfWeek.TUESDAY),
          Map.entry("chorshanba", DayOfWeek.WEDNESDAY),
          Map.entry("payshanba", DayOfWeek.THURSDAY),
          Map.entry("juma", DayOfWeek.FRIDAY),
          Map.entry("shanba", DayOfWeek.SATURDAY),
          Map.entry("yakshanba", DayOfWeek.SUNDAY),
          Map.entry("сешанбе", DayOfWeek.TUESDAY),
          Map.entry("чоршанбе", DayOfWeek.WEDNESDAY),
          Map.entry("панҷшанбе", DayOfWeek.THURSDAY),
          Map.entry("ҷумъа", DayOfWeek.FRIDAY),
          Map.entry("шанбе", DayOfWeek.SATURDAY),
          Map.entry("якшанбе", DayOfWeek.SUNDAY));

  private static final Map<String, PartOfDay> PARTS =
      Map.ofEntries(
          Map.entry("утром", PartOfDay.MORNING),
          Map.entry("утра", PartOfDay.MORNING),
          Map.entry("днём", PartOfDay.AFTERNOON),
          Map.entry("дня", PartOfDay.AFTERNOON),
          Map.entry("обеда", PartOfDay.AFTERNOON),
          Map.entry("вечером", PartOfDay.EVENING),
          Map.entry("вечерком", PartOfDay.EVENING),
          Map.entry("вечера", PartOfDay.EVENING),
          Map.entry("ertalab", PartOfDay.MORNING),
          Map.entry("tushdan", PartOfDay.AFTERNOON),
          Map.entry("kechqurun", PartOfDay.EVENING),
          Map.entry("субҳ", PartOfDay.MORNING),
          Map.entry("нисфирӯзӣ", PartOfDay.AFTERNOON),
          Map.entry("бегоҳ", PartOfDay.EVENING),
          Map.entry("бегоҳӣ", PartOfDay.EVENING));

  /** Numbers by how they begin, so that their cases need no list; longer ones first. */
  private static final List<Map.Entry<String, Integer>> NUMBERS =
      Stream.of(
              Map.of("одиннадцат", 11, "двенадцат", 12, "десят", 10, "девят", 9, "восем", 8),
              Map.of("восьм", 8, "семи", 7, "семь", 7, "шест", 6, "пят", 5, "четыр", 4),
              Map.of("тр", 3, "два", 2, "дву", 2),
              Map.of("bir", 1, "ikki", 2, "uch", 3, "to'rt", 4, "besh", 5, "olti", 6),
              Map.of("yetti", 7, "sakkiz", 8, "to'qqiz", 9, "o'n", 10),
              Map.of("як", 1, "ду", 2, "се", 3, "чор", 4, "панҷ", 5, "шаш", 6, "ҳафт", 7),
              Map.of("ҳашт", 8, "нӯҳ", 9, "даҳ", 10, "ёздаҳ", 11, "дувоздаҳ", 12))
          .flatMap(numbers -> numbers.entrySet().stream())
          .sorted((one, other) -> other.getKey().length() - one.getKey().length())
          .toList();

  private static final int HOUR = 60;
  private static final int HALF = 30;
  private static final int WEEK = 7;

  private final List<String> words;

  private WishWords(List<String> words) {
    this.words = words;
  }

  /**
   * The wish in these words.
   *
   * @param phrases what the lexicons took for a time, in the order in which it was said
   * @return empty when no part of it was understood
   */
  static Optional<CallbackWish> read(List<String> phrases) {
    return new WishWords(
            phrases.stream()
                .map(phrase -> phrase.toLowerCase(Locale.ROOT).replaceAll("[ʻʼ’‘`´]", "'"))
                .flatMap(phrase -> Stream.of(phrase.split("[^\\p{L}']+", -1)))
                .filter(word -> !word.isEmpty())
                .toList())
        .wish();
  }

  private Optional<CallbackWish> wish() {
    var pause = pause();
    var days = pauseInDays();
    var part = first(PARTS);
    return CallbackWish.heard(
        pause,
        days.isPresent() ? days : number(first(DAYS)),
        first(WEEKDAYS),
        OptionalInt.empty(),
        OptionalInt.empty(),
        pause.isPresent() || days.isPresent() ? Optional.empty() : part,
        pause.isPresent() || days.isPresent() ? OptionalInt.empty() : hour(),
        OptionalInt.empty());
  }

  /** “In so many hours”, in the three ways to say it. */
  private OptionalInt pause() {
    var isPause =
        has("через")
            || has("soatdan")
            || has("soatlardan")
            || ((has("баъди") || has("пас")) && has("соат"));
    if (!isPause || pauseInDays().isPresent()) {
      return OptionalInt.empty();
    }
    if (has("полчаса") || has("yarim") || has("ним")) {
      return OptionalInt.of(HALF);
    }
    var isHours = has("час") || has("часа") || has("часика") || has("соат") || !has("через");
    return isHours ? OptionalInt.of(HOUR * hour().orElse(1)) : OptionalInt.empty();
  }

  private OptionalInt pauseInDays() {
    if (!has("через")) {
      return OptionalInt.empty();
    }
    if (has("неделю") || has("недели")) {
      return OptionalInt.of(WEEK * hour().orElse(1));
    }
    return has("дня") ? hour() : OptionalInt.empty();
  }

  /** The first number, whatever it counts. */
  private OptionalInt hour() {
    return words.stream()
        .filter(word -> !WEEKDAYS.containsKey(word) && !DAYS.containsKey(word))
        .flatMap(
            word -> NUMBERS.stream().filter(number -> word.startsWith(number.getKey())).limit(1))
        .mapToInt(Map.Entry::getValue)
        .findFirst();
  }

  private boolean has(String word) {
    return words.contains(word);
  }

  private <T> Optional<T> first(Map<String, T> meanings) {
    return words.stream().flatMap(word -> Stream.ofNullable(meanings.get(word))).findFirst();
  }

  private static OptionalInt number(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
