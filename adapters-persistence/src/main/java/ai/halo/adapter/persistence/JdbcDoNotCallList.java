package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.Locks.Subject;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.donotcall.Listing;
import ai.halo.domain.donotcall.ListingId;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import ai.halo.domain.donotcall.NewListing;
import ai.halo.domain.port.DoNotCallList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers by their E.164, or by their hash where they were erased; each has a lock of its own, so
 * that an opt-out waits for one number.
 */
final class JdbcDoNotCallList implements DoNotCallList {
  private static final String CONTAINS =
      """
      select exists (
        select from do_not_call where phone in (:phone, (select number_hash(:phone))))
      """;

  private static final String HASHED = "hash:";
  private static final int FEWEST_DIGITS_OF_A_NUMBER = 8;

  private static final String ADD =
      """
      insert into do_not_call (phone, reason, source, added_by, call_id, added_at)
      select cast(:phone as text), :reason, :source, cast(:by as text), cast(:call as uuid),
        cast(:at as timestamptz)
      where not exists (select from do_not_call where phone = number_hash(:phone))
      on conflict (phone) do nothing
      returning id
      """;

  /** One reason, source and user for all; the numbers as an array, which is one statement. */
  private static final String ADD_ALL =
      """
      insert into do_not_call (phone, reason, source, added_by, call_id, added_at)
      select n.phone, n.reason, n.source, n.by, n.call, n.at
      from unnest(
        cast(:phones as text[]), cast(:reasons as text[]), cast(:sources as text[]),
        cast(:users as text[]), cast(:calls as uuid[]), cast(:times as timestamptz[]))
        as n (phone, reason, source, by, call, at)
      where not exists (select from do_not_call d where d.phone = number_hash(n.phone))
      on conflict (phone) do nothing
      """;

  private static final String COLUMNS =
      "select id, phone, reason, source, added_by, call_id, added_at from do_not_call ";

  private static final String IN_ORDER = "order by added_at desc, id desc limit :limit";

  private static final String REMOVE =
      """
      delete from do_not_call where id = :id
      returning id, phone, reason, source, added_by, call_id, added_at
      """;

  private static final String CONCEAL =
      """
      insert into do_not_call (phone, reason, source, added_by, call_id, added_at)
      values (number_hash(:phone), 'erased', 'erasure', null, null, :at)
      on conflict (phone) do nothing
      """;

  private final JdbcClient jdbc;
  private final Together together;
  private final Locks locks;

  JdbcDoNotCallList(NamedParameterJdbcTemplate template) {
    this.jdbc = JdbcClient.create(template);
    this.together = new Together(template);
    this.locks = new Locks(jdbc);
  }

  @Override
  public Optional<ListingId> add(NewListing listing) {
    locks.exclusive(Subject.NUMBER, listing.phone().e164());
    return jdbc.sql(ADD)
        .param("phone", listing.phone().e164())
        .param("reason", listing.reason().word())
        .param("source", listing.source().word())
        .param("by", listing.by().orElse(null))
        .param("call", id(listing.call()))
        .param("at", Rows.time(listing.at()))
        .query(UUID.class)
        .optional()
        .map(ListingId::new);
  }

  @Override
  public int addAll(List<NewListing> listings) {
    if (listings.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException("too many numbers at once");
    }
    if (listings.isEmpty()) {
      return 0;
    }
    locks.exclusive(
        Subject.NUMBER, listings.stream().map(listing -> listing.phone().e164()).toList());
    return jdbc.sql(ADD_ALL)
        .param("phones", column(listings, listing -> listing.phone().e164()))
        .param("reasons", column(listings, listing -> listing.reason().word()))
        .param("sources", column(listings, listing -> listing.source().word()))
        .param("users", column(listings, listing -> listing.by().orElse(null)))
        .param(
            "calls", column(listings, listing -> listing.call().map(CallId::toString).orElse(null)))
        .param("times", column(listings, listing -> Rows.time(listing.at()).toString()))
        .update();
  }

  private static @Nullable String[] column(
      List<NewListing> listings, Function<NewListing, @Nullable String> part) {
    var column = new @Nullable String[listings.size()];
    for (var i = 0; i < column.length; i++) {
      column[i] = part.apply(listings.get(i));
    }
    return column;
  }

  @Override
  public boolean contains(PhoneNumber phone) {
    var parameters = Locks.of(Subject.NUMBER, phone.e164()).addValue("phone", phone.e164());
    return together.rowsUnderLock(CONTAINS, parameters, (row, _) -> row.getBoolean(1)).getFirst();
  }

  @Override
  public Optional<Listing> remove(ListingId id) {
    return jdbc.sql(REMOVE).param("id", id.value()).query((row, _) -> listing(row)).optional();
  }

  @Override
  public void conceal(PhoneNumber phone, Instant at) {
    locks.exclusive(Subject.NUMBER, phone.e164());
    jdbc.sql("delete from do_not_call where phone = :phone").param("phone", phone.e164()).update();
    jdbc.sql(CONCEAL).param("phone", phone.e164()).param("at", Rows.time(at)).update();
  }

  @Override
  public Page page(Filter filter, Optional<Key> after, int limit) {
    var conditions = conditions(filter);
    after.ifPresent(key ->
        conditions.add(
            "(added_at, id) < (:after_time, :after_id)",
            Map.of("after_time", Rows.time(key.at()), "after_id", key.id().value())));
    // One more than asked for tells whether there is a next page.
    var found =
        jdbc.sql(COLUMNS + conditions.where() + IN_ORDER)
            .params(conditions.parameters())
            .param("limit", limit + 1)
            .query((row, _) -> listing(row))
            .list();
    var entries = found.subList(0, Math.min(limit, found.size()));
    var isLast = found.size() <= limit;
    var total = isLast && after.isEmpty() ? entries.size() : count(filter);
    return new Page(entries, isLast ? Optional.empty() : Optional.of(keyOf(entries)), total);
  }

  private long count(Filter filter) {
    var conditions = conditions(filter);
    return jdbc.sql("select count(*) from do_not_call " + conditions.where())
        .params(conditions.parameters())
        .query(Long.class)
        .single();
  }

  private static CallConditions conditions(Filter filter) {
    var conditions =
        new CallConditions().oneOf("reason", filter.reasons()).oneOf("source", filter.sources());
    filter
        .digits()
        .map(text -> text.replaceAll("\\D", ""))
        .ifPresent(digits -> {
          // Hashes have digits, too, which are nobody's number.
          var part = "(phone like :part and phone like '+%')";
          if (digits.length() < FEWEST_DIGITS_OF_A_NUMBER) {
            conditions.add(part, Map.of("part", "%" + digits + "%"));
          } else {
            conditions.add(
                "(" + part + " or phone = (select number_hash(:whole)))",
                Map.of("part", "%" + digits + "%", "whole", "+" + digits));
          }
        });
    return conditions;
  }

  private static Key keyOf(List<Listing> entries) {
    var last = entries.getLast();
    return new Key(last.at(), last.id());
  }

  private static @Nullable UUID id(Optional<CallId> call) {
    return call.map(CallId::value).orElse(null);
  }

  private static Listing listing(ResultSet row) throws SQLException {
    var phone = row.getString("phone");
    return new Listing(
        new ListingId(Rows.uuid(row, "id")),
        phone.startsWith(HASHED) ? Optional.empty() : Optional.of(new PhoneNumber(phone)),
        Rows.word(row, "reason", ListingReason.class),
        Rows.word(row, "source", ListingSource.class),
        Optional.ofNullable(row.getString("added_by")),
        Optional.ofNullable(row.getObject("call_id", UUID.class)).map(CallId::new),
        Rows.instant(row, "added_at"));
  }
}
