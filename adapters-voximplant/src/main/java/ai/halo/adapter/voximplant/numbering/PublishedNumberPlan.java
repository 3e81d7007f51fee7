package ai.halo.adapter.voximplant.numbering;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.NumberFacts;
import ai.halo.domain.dial.NumberKind;
import ai.halo.domain.port.NumberPlan;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The published plans, as Google's libphonenumber has gathered them.
 *
 * <p>They are as old as the library: what was assigned since is {@link NumberKind#UNKNOWN} here and
 * not dialled, until the library is brought up to date.
 */
final class PublishedNumberPlan implements NumberPlan {
  private static final String NO_REGION = "ZZ";

  /** Inmarsat, and the networks that share 881: Iridium and Globalstar. */
  private static final Set<Integer> SATELLITES = Set.of(870, 881);

  /** Networks without a country; some of them are satellites, none is a person next door. */
  private static final Set<Integer> NETWORKS = Set.of(882, 883);

  /**
   * Abkhazia and South Ossetia, at prices of their own; the library takes some of them for Russia.
   */
  private static final int RUSSIA_AND_KAZAKHSTAN = 7;

  private static final Pattern APART = Pattern.compile("(?:840|850|940)\\d*");

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();

  @Override
  public NumberFacts lookUp(PhoneNumber phone) {
    try {
      return facts(plans.parse(phone.e164(), NO_REGION));
    } catch (NumberParseException nobodyKnows) {
      return NumberFacts.NOTHING;
    }
  }

  private NumberFacts facts(Phonenumber.PhoneNumber number) {
    if (SATELLITES.contains(number.getCountryCode())) {
      return new NumberFacts(Optional.empty(), NumberKind.SATELLITE);
    }
    if (NETWORKS.contains(number.getCountryCode())) {
      return new NumberFacts(Optional.empty(), NumberKind.OTHER);
    }
    if (number.getCountryCode() == RUSSIA_AND_KAZAKHSTAN
        && APART.matcher(plans.getNationalSignificantNumber(number)).matches()) {
      return new NumberFacts(Optional.empty(), NumberKind.OTHER);
    }
    var kind = kind(plans.getNumberType(number));
    return kind == NumberKind.UNKNOWN
        ? shortOrNothing(number)
        : new NumberFacts(country(plans.getRegionCodeForNumber(number)), kind);
  }

  /** Services that no plan of ordinary numbers has, wherever their calling code is in use. */
  private NumberFacts shortOrNothing(Phonenumber.PhoneNumber number) {
    var digits = plans.getNationalSignificantNumber(number);
    var regions = plans.getRegionCodesForCountryCode(number.getCountryCode());
    for (var region : regions) {
      if (shortNumbers.connectsToEmergencyNumber(digits, region)) {
        return new NumberFacts(country(region), NumberKind.EMERGENCY);
      }
    }
    return shortNumbers.isValidShortNumber(number)
        ? new NumberFacts(country(regions.getFirst()), NumberKind.SHORT)
        : NumberFacts.NOTHING;
  }

  /** The library's own code for what belongs to no country is {@code 001}. */
  private static Optional<String> country(@Nullable String region) {
    return Optional.ofNullable(region).filter(code -> code.matches("[A-Z]{2}"));
  }

  private static NumberKind kind(PhoneNumberUtil.PhoneNumberType type) {
    return switch (type) {
      case MOBILE -> NumberKind.MOBILE;
      case FIXED_LINE -> NumberKind.FIXED;
      case FIXED_LINE_OR_MOBILE -> NumberKind.FIXED_OR_MOBILE;
      case PREMIUM_RATE -> NumberKind.PREMIUM;
      case SHARED_COST -> NumberKind.SHARED_COST;
      case TOLL_FREE -> NumberKind.TOLL_FREE;
      case VOIP, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL -> NumberKind.OTHER;
      case UNKNOWN -> NumberKind.UNKNOWN;
    };
  }
}
