package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.QueryParameters;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.port.CallStatistics.Period;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of a period. */
@RestController
@RequestMapping("/api/analytics")
@Tag(name = "analytics", description = "Figures, funnel and trend")
final class AnalyticsController {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final int DEFAULT_DAYS = 14;
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private final BrowseCalls browseCalls;
  private final InstantSource clock;

  AnalyticsController(BrowseCalls browseCalls, InstantSource clock) {
    this.browseCalls = browseCalls;
    this.clock = clock;
  }

  @GetMapping
  @QueryParameters.OfFigures
  @Operation(
      operationId = "getAnalytics",
      summary = "The figures of a period, by default of the last 14 days")
  AnalyticsView figures(HttpServletRequest request) {
    return AnalyticsView.of(browseCalls.figures(period(request)));
  }

  private Period period(HttpServletRequest request) {
    var query = QueryForm.of(request, "from", "to", "tz", "language", "disposition");
    var zone = query.one("tz", AnalyticsController::zone).orElse(UTC);
    var today = clock.instant().atZone(zone).toLocalDate();
    var to = query.instant("to").orElseGet(() -> today.plusDays(1).atStartOfDay(zone).toInstant());
    var from = query.instant("from").orElseGet(() -> earlier(to, zone));
    if (!from.isBefore(to)) {
      query.bad("to", "period.empty", "must be later than from");
    } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      query.bad("from", "period.too_long", "must be at most %d days".formatted(LONGEST.toDays()));
    }
    var languages = query.words("language", Language.class);
    var dispositions = query.words("disposition", Disposition.class);
    query.complete();
    return new Period(from, to, zone, languages, dispositions);
  }

  private static Instant earlier(Instant to, ZoneId zone) {
    return to.atZone(zone).minusDays(DEFAULT_DAYS).toInstant();
  }

  /** A name of the IANA time zone database, as browsers tell it. */
  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new InvalidValue("tz.unknown", "must be a time zone such as Asia/Tashkent");
    }
    return ZoneId.of(name);
  }
}
