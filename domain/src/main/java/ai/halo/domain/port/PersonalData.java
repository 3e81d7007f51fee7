package ai.halo.domain.port;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.privacy.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of people in calls and around them: finds it, and is the one door through which
 * facts that are stored are rewritten. Called inside a {@link UnitOfWork}.
 */
public interface PersonalData {
  /**
   * Calls of this number, the oldest first.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<CallList.Key> of(PhoneNumber phone, Optional<CallList.Key> after, int limit);

  /** What there is of this number; empty where there is no call of it. */
  Optional<Found> look(PhoneNumber phone);

  /**
   * Calls placed before {@code limit} that are not at this stage yet, the oldest first.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<CallList.Key> expired(Kept stage, Instant limit, Optional<CallList.Key> after, int most);

  /**
   * Rewrites a call in its place, facts included, and erases what is kept of it elsewhere as far as
   * the stage says.
   *
   * @param redacted the same facts in the same order, with other words
   * @return whether it did; {@code false} where a line of it may be up, and nothing was done
   * @throws StaleCall when somebody stored the call since it was read
   */
  boolean rewrite(Call before, Call redacted, Kept stage);

  /** Notes that the recording of a call is gone, or that there never was one. */
  void noteNoRecording(CallId call);

  /** Erases the number where it stands beside calls, such as in what a restore found. */
  void forget(PhoneNumber phone);

  /**
   * What there is of a number.
   *
   * @param first when the first call was placed
   * @param last when the last one was
   */
  record Found(long calls, Instant first, Instant last) {}
}
