package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.donotcall.Listing;
import ai.halo.domain.donotcall.ListingId;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import ai.halo.domain.donotcall.NewListing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers that must not be called again. What changes it is called inside a {@link UnitOfWork}.
 *
 * <p>Adding a number waits for whoever decides about it, so a permit is given strictly before or
 * refused strictly after.
 */
public interface DoNotCallList {
  /** The most that {@link #addAll} takes at once. */
  int MOST_AT_ONCE = 500;

  /**
   * Adds a number; one that is listed already keeps its first reason.
   *
   * @return the new entry; empty when the number was listed
   */
  Optional<ListingId> add(NewListing listing);

  /** Adds the number of a person who asked in a call not to be called again. */
  default void optedOut(PhoneNumber phone, CallId call, Instant at) {
    add(NewListing.optedOut(phone, call, at));
  }

  /**
   * Adds many numbers of which some may come twice or be listed already.
   *
   * @param listings {@link #MOST_AT_ONCE} at most
   * @return how many were new
   */
  int addAll(List<NewListing> listings);

  /**
   * Whether the number is listed, which stays so until the open transaction ends. Also knows the
   * numbers that it cannot tell any more.
   */
  boolean contains(PhoneNumber phone);

  /** Takes an entry off the list and answers it; empty when there is none of that name. */
  Optional<Listing> remove(ListingId id);

  /**
   * Has the list know the number from now on without being able to tell it, nor who put it there or
   * in which call; adds it where it was not listed.
   */
  void conceal(PhoneNumber phone, Instant at);

  /**
   * One page of the entries that match, newest first.
   *
   * @param after the last entry of the page before; empty for the first page
   * @param limit how many at most, from 1
   */
  Page page(Filter filter, Optional<Key> after, int limit);

  /**
   * Which entries. What is empty lets all through.
   *
   * @param digits digits anywhere in the number; a whole number also finds the entry that cannot
   *     tell it
   */
  record Filter(Optional<String> digits, Set<ListingReason> reasons, Set<ListingSource> sources) {
    /** Lets every entry through. */
    public static final Filter ALL = new Filter(Optional.empty(), Set.of(), Set.of());

    /** Keeps copies. */
    public Filter {
      reasons = Set.copyOf(reasons);
      sources = Set.copyOf(sources);
    }
  }

  /** A place in the list; entries of the same instant are told apart by their id. */
  record Key(Instant at, ListingId id) {}

  /**
   * A page.
   *
   * @param next the place to go on from; empty when this is the last page
   * @param total how many match in all
   */
  record Page(List<Listing> entries, Optional<Key> next, long total) {
    /** Keeps a copy. */
    public Page {
      entries = List.copyOf(entries);
    }
  }
}
