package ai.halo.domain.dial;

import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the provider's history tells of a session.
 *
 * @param attempt the attempt it was started for, as far as its custom data can be read
 * @param active whether it still runs
 * @param leg the line that it placed; empty when it placed none, which is certain only once it is
 *     not active any more
 * @param cost empty until the provider counted it
 * @param recording empty where nothing was recorded
 * @param reason the provider's own words for why it finished; may be blank
 */
public record SessionRecord(
    SessionId session,
    Optional<AttemptId> attempt,
    Instant startedAt,
    boolean active,
    Optional<Leg> leg,
    Optional<CallCost> cost,
    Optional<RecordingLink> recording,
    String reason) {
  /**
   * A line that was placed.
   *
   * @param answered whether somebody or something picked up
   * @param talk from the answer to the end; zero when nobody answered
   * @param dialled the number; empty where the history does not tell it
   */
  public record Leg(
      Instant startedAt,
      boolean answered,
      Duration talk,
      Ending ending,
      Optional<PhoneNumber> dialled) {
    /** A line to a number that the history does not tell. */
    public Leg(Instant startedAt, boolean answered, Duration talk, Ending ending) {
      this(startedAt, answered, talk, ending, Optional.empty());
    }
  }
}
