package ai.halo.adapter.web.donotcall;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.donotcall.Listing;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the do-not-call list. */
@Schema(name = "DoNotCallEntry")
record ListingView(
    UUID id,
    @Schema(description = "null where it was erased: it is known when it is seen, and not told")
        @Nullable String phoneNumber,
    @WordOf(ListingReason.class) String reason,
    @WordOf(ListingSource.class) String source,
    @Schema(description = "the user's name; null where no user did it") @Nullable String addedBy,
    @Schema(description = "in which it was said; null where it was not in a call")
        @Nullable UUID callId,
    Instant addedAt) {

  /** One page, newest first. */
  @Schema(name = "DoNotCallPage")
  record Page(
      List<ListingView> items,
      @Schema(description = "null on the last page") @Nullable String nextCursor,
      @Schema(description = "how many match in all") long total) {}

  static ListingView of(Listing listing) {
    return new ListingView(
        listing.id().value(),
        listing.phone().map(PhoneNumber::e164).orElse(null),
        listing.reason().word(),
        listing.source().word(),
        listing.by().orElse(null),
        listing.call().map(CallId::value).orElse(null),
        listing.at());
  }
}
