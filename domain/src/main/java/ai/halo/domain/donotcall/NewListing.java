package ai.halo.domain.donotcall;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A number that is to be put on the list.
 *
 * @param by the user's name; empty where no user did it
 * @param call in which it was said; empty where it was not in a call
 */
public record NewListing(
    PhoneNumber phone,
    ListingReason reason,
    ListingSource source,
    Optional<String> by,
    Optional<CallId> call,
    Instant at) {
  /** Of a person who asked in a call not to be called again. */
  public static NewListing optedOut(PhoneNumber phone, CallId call, Instant at) {
    return new NewListing(
        phone,
        ListingReason.OPTED_OUT,
        ListingSource.CALL,
        Optional.empty(),
        Optional.of(call),
        at);
  }
}
