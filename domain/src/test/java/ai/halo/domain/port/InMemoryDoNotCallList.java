package ai.halo.domain.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.donotcall.Listing;
import ai.halo.domain.donotcall.ListingId;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import ai.halo.domain.donotcall.NewListing;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The list in memory. */
public final class InMemoryDoNotCallList implements DoNotCallList {
  private static final Comparator<Listing> NEWEST_FIRST =
      Comparator.comparing(Listing::at)
          .thenComparing(listing -> listing.id().value().toString())
          .reversed();

  private Map<PhoneNumber, Listing> listings = new LinkedHashMap<>();

  public InMemoryDoNotCallList(InMemoryUnitOfWork unitOfWork) {
    unitOfWork.enlist(() -> {
      var before = new LinkedHashMap<>(listings);
      return () -> listings = before;
    });
  }

  @Override
  public synchronized Optional<ListingId> add(NewListing listing) {
    if (listings.containsKey(listing.phone())) {
      return Optional.empty();
    }
    var id = new ListingId(UUID.nameUUIDFromBytes(listing.toString().getBytes(UTF_8)));
    listings.put(
        listing.phone(),
        new Listing(
            id,
            Optional.of(listing.phone()),
            listing.reason(),
            listing.source(),
            listing.by(),
            listing.call(),
            listing.at()));
    return Optional.of(id);
  }

  @Override
  public synchronized int addAll(List<NewListing> all) {
    if (all.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException("too many numbers at once");
    }
    return (int) all.stream().map(this::add).filter(Optional::isPresent).count();
  }

  @Override
  public synchronized boolean contains(PhoneNumber phone) {
    return listings.containsKey(phone);
  }

  @Override
  public synchronized Optional<Listing> remove(ListingId id) {
    var found = listings.values().stream().filter(listing -> listing.id().equals(id)).findFirst();
    found.ifPresent(listing -> listings.values().remove(listing));
    return found;
  }

  @Override
  public synchronized void conceal(PhoneNumber phone, Instant at) {
    var known = listings.remove(phone);
    if (known != null && known.phone().isEmpty()) {
      listings.put(phone, known);
      return;
    }
    listings.put(
        phone,
        new Listing(
            new ListingId(UUID.nameUUIDFromBytes(("hash " + phone.e164()).getBytes(UTF_8))),
            Optional.empty(),
            ListingReason.ERASED,
            ListingSource.ERASURE,
            Optional.empty(),
            Optional.empty(),
            at));
  }

  @Override
  public synchronized Page page(Filter filter, Optional<Key> after, int limit) {
    var matching =
        listings.entrySet().stream()
            .filter(entry -> matches(filter, entry.getKey(), entry.getValue()))
            .map(Map.Entry::getValue)
            .sorted(NEWEST_FIRST)
            .toList();
    var rest =
        matching.stream()
            .dropWhile(listing -> after.isPresent() && !isAfter(listing, after.get()))
            .toList();
    var page = rest.subList(0, Math.min(limit, rest.size()));
    var next =
        rest.size() <= limit
            ? Optional.<Key>empty()
            : Optional.of(new Key(page.getLast().at(), page.getLast().id()));
    return new Page(page, next, matching.size());
  }

  private static boolean isAfter(Listing listing, Key key) {
    var byTime = listing.at().compareTo(key.at());
    return byTime < 0
        || (byTime == 0
            && listing.id().value().toString().compareTo(key.id().value().toString()) < 0);
  }

  private static boolean matches(Filter filter, PhoneNumber phone, Listing listing) {
    return Stream.of(
            filter.reasons().isEmpty() || filter.reasons().contains(listing.reason()),
            filter.sources().isEmpty() || filter.sources().contains(listing.source()),
            filter
                .digits()
                .map(digits ->
                    listing.phone().isPresent()
                        ? phone.e164().contains(digits)
                        : phone.e164().equals("+" + digits))
                .orElse(true))
        .allMatch(fits -> fits);
  }
}
