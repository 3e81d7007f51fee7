package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.donotcall.Listing;
import ai.halo.domain.donotcall.ListingId;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import ai.halo.domain.donotcall.NewListing;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.UnitOfWork;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks through the do-not-call list, and changes it for a person. */
public final class KeepDoNotCallList {
  private static final int PAGE = 1_000;

  private final UnitOfWork unitOfWork;
  private final DoNotCallList list;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public KeepDoNotCallList(
      UnitOfWork unitOfWork, DoNotCallList list, Audit audit, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.list = list;
    this.audit = audit;
    this.clock = clock;
  }

  /** One page of the entries that match, newest first. */
  public DoNotCallList.Page page(
      DoNotCallList.Filter filter, Optional<DoNotCallList.Key> after, int limit) {
    return list.page(filter, after, limit);
  }

  /**
   * Puts a number on the list: no permit to ring it is given once this has returned.
   *
   * @return the new entry; empty when it was listed, with its first reason
   */
  public Optional<Listing> add(PhoneNumber phone, ListingReason reason, User by) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var user = Optional.of(by.name().value());
    var listing = new NewListing(phone, reason, ListingSource.USER, user, Optional.empty(), at);
    return unitOfWork.run(() ->
        list.add(listing)
            .map(id -> {
              audit.note(
                  AuditAction.DO_NOT_CALL_ADDED, by, subject(id), Map.of("reason", reason.word()));
              return new Listing(
                  id, Optional.of(phone), reason, ListingSource.USER, user, Optional.empty(), at);
            }));
  }

  /** Takes an entry off the list, so that its number may be called again; whether it was there. */
  public boolean remove(ListingId id, User by) {
    return unitOfWork.run(() -> {
      var removed = list.remove(id);
      removed.ifPresent(listing ->
          audit.note(
              AuditAction.DO_NOT_CALL_REMOVED,
              by,
              subject(id),
              Map.of("reason", listing.reason().word(), "source", listing.source().word())));
      return removed.isPresent();
    });
  }

  /**
   * Tells every entry that has a number, newest first, in pages of their own: what is added
   * meanwhile may be missing.
   */
  public void export(User by, Consumer<Listing> told) {
    audit.note(AuditAction.DO_NOT_CALL_EXPORTED, by, Map.of());
    Optional<DoNotCallList.Key> after = Optional.empty();
    do {
      var page = list.page(DoNotCallList.Filter.ALL, after, PAGE);
      page.entries().stream().filter(entry -> entry.phone().isPresent()).forEach(told);
      after = page.next();
    } while (after.isPresent());
  }

  private static Subject subject(ListingId id) {
    return Subject.of(Subject.Kind.DO_NOT_CALL_ENTRY, id.value());
  }
}
