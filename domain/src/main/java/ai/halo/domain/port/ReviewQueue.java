package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls that wait for a person to say what they meant, those that wait longest first. */
public interface ReviewQueue {
  /**
   * One page of the calls that wait.
   *
   * @param after the last place of the page before; empty for the first page
   * @param limit how many at most, from 1
   */
  Waiting waiting(Optional<Place> after, int limit);

  /**
   * A place in the queue; calls that wait since the same instant are told apart by their id.
   *
   * @param since when the call began to wait
   */
  record Place(Instant since, CallId call) {}

  /**
   * A page.
   *
   * @param next the place to go on from; empty when this is the last page
   * @param total how many calls wait in all, exactly
   */
  record Waiting(List<Place> places, Optional<Place> next, long total) {
    /** Keeps a copy. */
    public Waiting {
      places = List.copyOf(places);
    }
  }
}
