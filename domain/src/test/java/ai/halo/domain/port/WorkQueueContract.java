package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.CallId;
import ai.halo.domain.port.WorkQueue.Later;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every queue of work keeps to. */
public interface WorkQueueContract {
  WorkQueue queue();

  UnitOfWork unitOfWork();

  /** Does all the work there is; answers which calls were taken further, each time once. */
  List<CallId> workOff();

  private static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  @Test
  default void givesOutWhatWasCommitted() {
    var one = call();
    var other = call();

    unitOfWork()
        .run(() -> {
          queue().enqueue(one, 1);
          queue().enqueue(other, 1);
        });

    assertThat(workOff()).containsExactlyInAnyOrder(one, other);
    assertThat(workOff()).isEmpty();
  }

  @Test
  default void givesOutNothingThatWasRolledBack() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  queue().enqueue(call(), 1);
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(workOff()).isEmpty();
  }

  @Test
  default void takesTheSameRequestTwiceForOne() {
    var call = call();

    unitOfWork().run(() -> queue().enqueue(call, 1));
    unitOfWork().run(() -> queue().enqueue(call, 1));

    assertThat(workOff()).containsExactly(call);
  }

  @Test
  default void givesOutWhatIsForLater() {
    var call = call();

    unitOfWork().run(() -> queue().enqueue(call, 1, new Later(Duration.ofMillis(1), 2, false)));

    assertThat(workOff()).containsExactly(call);
  }

  @Test
  default void takesAnotherVersionForAnotherRequest() {
    var call = call();

    unitOfWork().run(() -> queue().enqueue(call, 1));
    unitOfWork().run(() -> queue().enqueue(call, 2));

    assertThat(workOff()).containsExactly(call, call);
  }
}
