package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.donotcall.Listing;
import ai.halo.domain.donotcall.ListingId;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import ai.halo.domain.donotcall.NewListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every do-not-call list keeps to. */
public interface DoNotCallListContract {
  PhoneNumber LISTED = new PhoneNumber("+998901234567");
  PhoneNumber ANOTHER = new PhoneNumber("+998901234568");
  CallId CALL = new CallId(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
  Instant NOON = CallBuilder.NOON;

  DoNotCallList doNotCall();

  UnitOfWork unitOfWork();

  private static NewListing byHand(PhoneNumber phone, Instant at) {
    return new NewListing(
        phone,
        ListingReason.COMPLAINT,
        ListingSource.USER,
        Optional.of("dilnoza"),
        Optional.empty(),
        at);
  }

  private Optional<ListingId> add(NewListing listing) {
    return unitOfWork().run(() -> doNotCall().add(listing));
  }

  private boolean contains(PhoneNumber phone) {
    return unitOfWork().run(() -> doNotCall().contains(phone));
  }

  private List<Listing> all(DoNotCallList.Filter filter) {
    return doNotCall().page(filter, Optional.empty(), 100).entries();
  }

  @Test
  default void knowsTheNumbersThatWereAddedAndNoOthers() {
    add(NewListing.optedOut(LISTED, CALL, NOON));

    assertThat(contains(LISTED)).isTrue();
    assertThat(contains(ANOTHER)).isFalse();
  }

  @Test
  default void keepsWhyAndHowAndByWhomANumberCame() {
    var said = add(NewListing.optedOut(LISTED, CALL, NOON)).orElseThrow();
    var byHand = add(byHand(ANOTHER, NOON.plusSeconds(1))).orElseThrow();

    assertThat(all(DoNotCallList.Filter.ALL))
        .containsExactly(
            new Listing(
                byHand,
                Optional.of(ANOTHER),
                ListingReason.COMPLAINT,
                ListingSource.USER,
                Optional.of("dilnoza"),
                Optional.empty(),
                NOON.plusSeconds(1)),
            new Listing(
                said,
                Optional.of(LISTED),
                ListingReason.OPTED_OUT,
                ListingSource.CALL,
                Optional.empty(),
                Optional.of(CALL),
                NOON));
  }

  @Test
  default void keepsTheFirstReasonOfANumberThatIsListed() {
    add(NewListing.optedOut(LISTED, CALL, NOON));

    assertThat(add(byHand(LISTED, NOON))).isEmpty();

    assertThat(all(DoNotCallList.Filter.ALL))
        .extracting(Listing::reason)
        .containsExactly(ListingReason.OPTED_OUT);
  }

  @Test
  default void takesManyAtOnceAndCountsTheNewOnes() {
    add(NewListing.optedOut(LISTED, CALL, NOON));

    int added =
        unitOfWork()
            .run(() ->
                doNotCall()
                    .addAll(
                        List.of(
                            byHand(LISTED, NOON), byHand(ANOTHER, NOON), byHand(ANOTHER, NOON))));

    assertThat(added).isEqualTo(1);
    assertThat(contains(ANOTHER)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            doNotCall()
                .addAll(
                    Collections.nCopies(DoNotCallList.MOST_AT_ONCE + 1, byHand(ANOTHER, NOON))));
  }

  @Test
  default void takesAnEntryOffAndSaysWhatItWas() {
    var id = add(byHand(LISTED, NOON)).orElseThrow();

    var removed = unitOfWork().run(() -> doNotCall().remove(id)).orElseThrow();

    assertThat(removed.phone()).contains(LISTED);
    assertThat(contains(LISTED)).isFalse();
    assertThat(unitOfWork().run(() -> doNotCall().remove(id))).isEmpty();
  }

  @Test
  default void knowsAConcealedNumberWithoutTellingIt() {
    add(byHand(LISTED, NOON));

    unitOfWork().run(() -> doNotCall().conceal(LISTED, NOON.plusSeconds(1)));
    unitOfWork().run(() -> doNotCall().conceal(LISTED, NOON.plusSeconds(2)));
    unitOfWork().run(() -> doNotCall().conceal(ANOTHER, NOON.plusSeconds(1)));

    assertThat(contains(LISTED)).isTrue();
    assertThat(contains(ANOTHER)).isTrue();
    assertThat(all(DoNotCallList.Filter.ALL))
        .hasSize(2)
        .allMatch(listing -> listing.phone().isEmpty())
        .allMatch(listing -> listing.reason() == ListingReason.ERASED)
        .allMatch(listing -> listing.by().isEmpty() && listing.call().isEmpty())
        .allMatch(listing -> listing.at().equals(NOON.plusSeconds(1)));
    assertThat(add(byHand(LISTED, NOON))).isEmpty();
  }

  @Test
  default void findsEntriesByDigitsReasonAndSource() {
    add(NewListing.optedOut(LISTED, CALL, NOON));
    add(byHand(ANOTHER, NOON.plusSeconds(1)));
    unitOfWork().run(() -> doNotCall().conceal(new PhoneNumber("+998931112233"), NOON));

    assertThat(phones(digits("34567"))).containsExactly(LISTED);
    assertThat(phones(digits("99890"))).containsExactly(ANOTHER, LISTED);
    assertThat(all(digits("11122"))).isEmpty();
    assertThat(all(digits("998931112233"))).hasSize(1);
    assertThat(
            phones(
                new DoNotCallList.Filter(
                    Optional.empty(), Set.of(ListingReason.COMPLAINT), Set.of())))
        .containsExactly(ANOTHER);
    assertThat(
            phones(
                new DoNotCallList.Filter(Optional.empty(), Set.of(), Set.of(ListingSource.CALL))))
        .containsExactly(LISTED);
  }

  @Test
  default void isGoneThroughPageByPage() {
    for (var second = 0; second < 5; second++) {
      // Two of each instant, so that only their ids tell them apart.
      add(byHand(new PhoneNumber("+99890123456" + second), NOON.plusSeconds(second / 2)));
    }
    var seen = new ArrayList<PhoneNumber>();

    var page = doNotCall().page(DoNotCallList.Filter.ALL, Optional.empty(), 2);
    assertThat(page.total()).isEqualTo(5);
    page.entries().forEach(listing -> seen.add(listing.phone().orElseThrow()));
    while (page.next().isPresent()) {
      page = doNotCall().page(DoNotCallList.Filter.ALL, page.next(), 2);
      page.entries().forEach(listing -> seen.add(listing.phone().orElseThrow()));
    }

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  private List<PhoneNumber> phones(DoNotCallList.Filter filter) {
    return all(filter).stream().flatMap(listing -> listing.phone().stream()).toList();
  }

  private static DoNotCallList.Filter digits(String digits) {
    return new DoNotCallList.Filter(Optional.of(digits), Set.of(), Set.of());
  }
}
