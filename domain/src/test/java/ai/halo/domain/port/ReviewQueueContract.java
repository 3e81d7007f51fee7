package ai.halo.domain.port;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.WorkFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every queue of calls to review keeps to. */
public interface ReviewQueueContract {
  CallRepository calls();

  ReviewQueue reviews();

  CallList list();

  private Call waitingSince(Instant start) {
    var call = aCall().at(start).awaitingReview(CallBuilder.interested()).build();
    calls().add(call);
    return call;
  }

  private List<CallId> waiting() {
    return reviews().waiting(Optional.empty(), 50).places().stream()
        .map(ReviewQueue.Place::call)
        .toList();
  }

  @Test
  default void isEmptyWhileNobodyWaitsForAReview() {
    calls().add(aCall().lead().build());

    var page = reviews().waiting(Optional.empty(), 10);

    assertThat(page.places()).isEmpty();
    assertThat(page.next()).isEmpty();
    assertThat(page.total()).isZero();
  }

  @Test
  default void hasWhoeverWaitsLongestFirst() {
    var later = waitingSince(NOON.plusSeconds(600));
    var sooner = waitingSince(NOON);

    var page = reviews().waiting(Optional.empty(), 10);

    assertThat(page.places())
        .containsExactly(
            new ReviewQueue.Place(NOON.plusSeconds(71), sooner.id()),
            new ReviewQueue.Place(NOON.plusSeconds(671), later.id()));
  }

  @Test
  default void givesEveryCallOnceFromPageToPage() {
    var calls =
        IntStream.range(0, 7).mapToObj(n -> waitingSince(NOON.plusSeconds(n / 3)).id()).toList();

    var seen = new ArrayList<CallId>();
    Optional<ReviewQueue.Place> after = Optional.empty();
    do {
      var page = reviews().waiting(after, 2);
      assertThat(page.total()).isEqualTo(7);
      page.places().forEach(place -> seen.add(place.call()));
      after = page.next();
    } while (after.isPresent());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(calls).doesNotHaveDuplicates();
  }

  @Test
  default void forgetsACallThatWasReviewed() {
    var id = waitingSince(NOON).id();
    var call = calls().find(id).orElseThrow();

    calls()
        .save(
            call.with(
                new WorkFact.Reviewed(
                    NOON.plusSeconds(100),
                    "admin",
                    new Corrections(Disposition.UNCLEAR, InterestLevel.NONE, false, false))));

    assertThat(waiting()).isEmpty();
  }

  @Test
  default void forgetsACallThatWasCanceled() {
    var id = waitingSince(NOON).id();
    var call = calls().find(id).orElseThrow();

    calls().save(call.with(new WorkFact.CancelRequested(NOON.plusSeconds(100), "admin")));

    assertThat(waiting()).isEmpty();
  }

  @Test
  default void isAFilterOfTheListToo() {
    var waits = waitingSince(NOON);
    calls().add(aCall().lead().build());

    var page = list().page(CallList.Filter.AWAITING_REVIEW, Optional.empty(), 10);

    assertThat(page.entries()).extracting(CallList.Entry::id).containsExactly(waits.id());
    assertThat(page.total()).isEqualTo(1);
  }
}
