package ai.halo.domain.port;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.funnel.CallFigures;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** Counts calls. */
public interface CallStatistics {
  /** The figures of the calls that match, exact at the moment of asking. */
  CallFigures figures(Period period);

  /**
   * Which calls, by when they were asked for. An empty set lets all through.
   *
   * @param from inclusive
   * @param to exclusive, after {@code from}
   * @param zone the time zone in which days and hours begin
   */
  record Period(
      Instant from,
      Instant to,
      ZoneId zone,
      Set<Language> languages,
      Set<Disposition> dispositions) {
    /** Keeps copies. */
    public Period {
      languages = Set.copyOf(languages);
      dispositions = Set.copyOf(dispositions);
    }
  }
}
