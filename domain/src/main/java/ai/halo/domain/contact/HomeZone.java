package ai.halo.domain.contact;

import java.time.ZoneId;
import java.util.List;

/**
 * Guesses where a phone is by the calling code of its number: the zone of its country's capital,
 * which in the countries with one zone is no guess.
 */
public final class HomeZone {
  /** Where most of our people are, for numbers of other countries. */
  private static final ZoneId ELSEWHERE = ZoneId.of("Asia/Tashkent");

  private static final List<Code> CODES =
      List.of(
          code("+998", "Asia/Tashkent"),
          code("+992", "Asia/Dushanbe"),
          code("+996", "Asia/Bishkek"),
          code("+993", "Asia/Ashgabat"),
          code("+76", "Asia/Almaty"),
          code("+77", "Asia/Almaty"),
          code("+7", "Europe/Moscow"),
          code("+375", "Europe/Minsk"),
          code("+374", "Asia/Yerevan"),
          code("+994", "Asia/Baku"),
          code("+995", "Asia/Tbilisi"),
          code("+971", "Asia/Dubai"),
          code("+90", "Europe/Istanbul"));

  private HomeZone() {}

  private record Code(String prefix, ZoneId zone) {}

  /** The zone of that number. */
  public static ZoneId of(PhoneNumber phone) {
    return CODES.stream()
        .filter(code -> phone.e164().startsWith(code.prefix()))
        .map(Code::zone)
        .findFirst()
        .orElse(ELSEWHERE);
  }

  private static Code code(String prefix, String zone) {
    return new Code(prefix, ZoneId.of(zone));
  }
}
