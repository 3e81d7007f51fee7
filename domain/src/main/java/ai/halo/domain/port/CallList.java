package ai.halo.domain.port;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.Money;
import ai.halo.domain.followup.CrmStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks through the calls, newest first. */
public interface CallList {
  /**
   * One page of the calls that match.
   *
   * @param after the last call of the page before; empty for the first page
   * @param limit how many at most, from 1
   */
  Page page(Filter filter, Optional<Key> after, int limit);

  /**
   * Which calls. An empty set lets all through.
   *
   * @param digits digits anywhere in the number; empty lets all through
   * @param from the first instant of creation, inclusive
   * @param to the last instant of creation, exclusive
   * @param awaitingReview only the calls that wait for a person to say what they meant
   */
  record Filter(
      Set<CallStatus> statuses,
      Set<Disposition> dispositions,
      Set<CrmStatus> crmStatuses,
      Set<Language> languages,
      Optional<String> digits,
      Optional<Instant> from,
      Optional<Instant> to,
      boolean awaitingReview) {
    /** Lets every call through. */
    public static final Filter ALL =
        new Filter(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    /** Lets the calls through that wait for a person. */
    public static final Filter AWAITING_REVIEW =
        new Filter(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);

    /** Keeps copies. */
    public Filter {
      statuses = Set.copyOf(statuses);
      dispositions = Set.copyOf(dispositions);
      crmStatuses = Set.copyOf(crmStatuses);
      languages = Set.copyOf(languages);
    }
  }

  /** A place in the list; calls created at the same instant are told apart by their id. */
  record Key(Instant createdAt, CallId id) {}

  /**
   * A page.
   *
   * @param next the place to go on from; empty when this is the last page
   * @param total how many calls match in all, exactly
   */
  record Page(List<Entry> entries, Optional<Key> next, long total) {
    /** Keeps a copy. */
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * What a list shows of a call.
   *
   * @param cost what the provider charged for it, all of it; empty until it did
   */
  record Entry(
      CallId id,
      PhoneNumber phone,
      Language language,
      Voice voice,
      CallStatus status,
      Optional<Ending> ending,
      Optional<Disposition> disposition,
      Optional<Duration> talk,
      CrmStatus crmStatus,
      Optional<InterestLevel> interest,
      Optional<String> summary,
      Instant createdAt,
      Instant updatedAt,
      Optional<Instant> endedAt,
      Optional<Money> cost) {}
}
