package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import ai.halo.domain.port.ReviewQueue;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads an index that holds the waiting calls alone, so it costs nothing while nobody waits. */
final class JdbcReviewQueue implements ReviewQueue {
  private static final String FIRST =
      """
      select review_since, id from calls
      where review_since is not null
      order by review_since, id
      limit :limit
      """;

  private static final String NEXT =
      """
      select review_since, id from calls
      where review_since is not null and (review_since, id) > (:since, :id)
      order by review_since, id
      limit :limit
      """;

  private final JdbcClient jdbc;

  JdbcReviewQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Waiting waiting(Optional<Place> after, int limit) {
    // One more than asked for tells whether there is a next page.
    var found = after.map(place -> next(place, limit + 1)).orElseGet(() -> first(limit + 1));
    var places = found.subList(0, Math.min(limit, found.size()));
    var isLast = found.size() <= limit;
    var total = isLast && after.isEmpty() ? places.size() : count();
    return new Waiting(places, isLast ? Optional.empty() : Optional.of(places.getLast()), total);
  }

  private List<Place> first(int limit) {
    return jdbc.sql(FIRST)
        .param("limit", limit)
        .query((row, _) ->
            new Place(Rows.instant(row, "review_since"), new CallId(Rows.uuid(row, "id"))))
        .list();
  }

  private List<Place> next(Place after, int limit) {
    return jdbc.sql(NEXT)
        .param("since", Rows.time(after.since()))
        .param("id", after.call().value())
        .param("limit", limit)
        .query((row, _) ->
            new Place(Rows.instant(row, "review_since"), new CallId(Rows.uuid(row, "id"))))
        .list();
  }

  private long count() {
    return jdbc.sql("select count(*) from calls where review_since is not null")
        .query(Long.class)
        .single();
  }
}
