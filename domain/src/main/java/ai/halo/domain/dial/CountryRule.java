package ai.halo.domain.dial;

import ai.halo.domain.InvalidValue;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When people of a country may be called, and who of them.
 *
 * @param country its ISO 3166 code of two capitals
 * @param zones the time zones of the country that count: a call must be within the hours in each of
 *     them, since a number does not tell where its phone is
 * @param from the first minute of the day at which the phone may ring
 * @param until the first minute at which it may not any more; equal to {@code from} means all day
 * @param needsConsent whether only those may be called who agreed to it before
 */
public record CountryRule(
    String country, List<ZoneId> zones, LocalTime from, LocalTime until, boolean needsConsent) {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  /** Refuses with {@code country.format} or {@code country.zones}. */
  public CountryRule {
    if (!CODE.matcher(country).matches()) {
      throw new InvalidValue("country.format", "not a country code of two capitals");
    }
    if (zones.isEmpty()) {
      throw new InvalidValue("country.zones", "a country needs a time zone");
    }
    zones = List.copyOf(zones);
  }

  /** Whether the phone may ring at that moment, whichever of the zones it is in. */
  public boolean mayRingAt(Instant at) {
    return zones.stream().allMatch(zone -> isWithin(LocalTime.ofInstant(at, zone)));
  }

  private boolean isWithin(LocalTime time) {
    if (from.equals(until)) {
      return true;
    }
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }
}
