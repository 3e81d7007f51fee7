package ai.halo.domain.donotcall;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the list.
 *
 * @param phone empty where the person's data was erased: the list knows the number when it sees it,
 *     and cannot tell it
 * @param by the user's name; empty where no user did it
 * @param call in which it was said; empty where it was not in a call
 */
public record Listing(
    ListingId id,
    Optional<PhoneNumber> phone,
    ListingReason reason,
    ListingSource source,
    Optional<String> by,
    Optional<CallId> call,
    Instant at) {}
