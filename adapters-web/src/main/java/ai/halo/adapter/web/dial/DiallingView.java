package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.application.usecase.LookAtDialling.Dialling;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.CountryRule;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the way of dialling, and under which rules it happens. */
@Schema(name = "Dialling")
record DiallingView(
    @Schema(description = "whether calls are dialled: no brake is on") boolean open,
    List<BrakeView> brakes,
    @Schema(description = "attempts that a person has to settle") long unknownAttempts,
    @Schema(description = "what may still be spent at the provider; null where nobody could tell")
        @Nullable MoneyView funds,
    PolicyView policy) {

  /** A brake that is on. */
  @Schema(name = "BrakeApplied")
  record BrakeView(
      @WordOf(Brake.class) String brake,
      @Schema(description = "a person's own words, or a stable code") String reason,
      @Schema(description = "the user's name, or halo") String by,
      Instant since) {
    static BrakeView of(BrakeApplied applied) {
      return new BrakeView(applied.brake().word(), applied.reason(), applied.by(), applied.since());
    }
  }

  /** Whom HALO may ring, and when. */
  @Schema(name = "DialPolicy")
  record PolicyView(List<CountryView> countries, CapsView caps) {
    static PolicyView of(DialPolicy policy) {
      return new PolicyView(
          policy.countries().values().stream()
              .sorted(Comparator.comparing(CountryRule::country))
              .map(CountryView::of)
              .toList(),
          CapsView.of(policy.caps()));
    }
  }

  /** When people of a country may be called. */
  @Schema(name = "CountryRule")
  record CountryView(
      @Schema(description = "ISO 3166", example = "UZ") String country,
      @Schema(description = "the hours must hold in each of them") List<String> zones,
      @Schema(example = "09:00") String from,
      @Schema(description = "equal to from: all day", example = "21:00") String until,
      @Schema(description = "whether only those may be called who agreed to it before")
          boolean needsConsent) {
    static CountryView of(CountryRule rule) {
      return new CountryView(
          rule.country(),
          rule.zones().stream().map(ZoneId::getId).toList(),
          rule.from().toString(),
          rule.until().toString(),
          rule.needsConsent());
    }
  }

  /** How much may be dialled at most. */
  @Schema(name = "DialCaps")
  record CapsView(
      @Schema(description = "0 for as many as you like") int perNumberAndDay,
      @Schema(description = "0 for as many as you like") int perHour,
      @Schema(description = "null for as much as you like") @Nullable MoneyView spendPerDay) {
    static CapsView of(DialCaps caps) {
      return new CapsView(
          caps.perNumberAndDay(),
          caps.perHour(),
          caps.spendPerDay().map(MoneyView::of).orElse(null));
    }
  }

  static DiallingView of(Dialling dialling) {
    return new DiallingView(
        dialling.brakes().isEmpty(),
        dialling.brakes().stream().map(BrakeView::of).toList(),
        dialling.unknownAttempts(),
        dialling.funds().map(MoneyView::of).orElse(null),
        PolicyView.of(dialling.policy()));
  }
}
