package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.FactFeed.Item;
import ai.halo.domain.port.FactFeed.Position;
import ai.halo.domain.port.FactFeed.Recorded;
import ai.halo.domain.port.FactFeed.Reset;
import ai.halo.domain.port.FactFeed.Started;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every feed of facts keeps to. */
public interface FactFeedContract {
  FactFeed feed();

  CallRepository calls();

  UnitOfWork unitOfWork();

  private Call added(CallBuilder builder) {
    var call = builder.build();
    calls().add(call);
    return calls().find(call.id()).orElseThrow();
  }

  private void cancel(Call call) {
    calls().save(call.with(new WorkFact.CancelRequested(call.stamp(Instant.EPOCH), "admin")));
  }

  /** What a listener was told, in order; waited for. */
  final class Heard {
    private final List<Item> items = new CopyOnWriteArrayList<>();

    void hear(Item item) {
      items.add(item);
    }

    List<Item> atLeast(int count) {
      await().until(() -> items.size() >= count);
      return List.copyOf(items);
    }

    /** What was told of a call, once the fact of this number is among it. */
    List<Recorded> upTo(int no, Call call) {
      await().until(() -> of(call).stream().anyMatch(item -> item.no() == no));
      return of(call);
    }

    /** What was told of a call so far. */
    List<Recorded> of(Call call) {
      return items.stream()
          .filter(Recorded.class::isInstance)
          .map(Recorded.class::cast)
          .filter(item -> item.call().equals(call.id()))
          .toList();
    }
  }

  @Test
  default void tellsWhereItBeginsAndThenEveryFactWithTheStatusItLedTo() {
    var heard = new Heard();

    try (var _ = feed().subscribe(Optional.empty(), heard::hear)) {
      var call = added(CallBuilder.aCall().connecting());
      cancel(call);

      var told = heard.upTo(4, call);
      assertThat(heard.atLeast(1).getFirst()).isInstanceOf(Started.class);
      assertThat(told).extracting(Recorded::no).containsExactly(1, 2, 3, 4);
      assertThat(told)
          .extracting(Recorded::status)
          .containsExactly(
              CallStatus.INITIATING,
              CallStatus.INITIATING,
              CallStatus.CALLING,
              CallStatus.CANCELED);
      assertThat(told)
          .extracting(Recorded::fact)
          .isEqualTo(calls().find(call.id()).orElseThrow().timeline().recorded());
    }
  }

  @Test
  default void tellsNothingThatWasCommittedBeforeAnybodyListened() {
    var heard = new Heard();
    var before = added(CallBuilder.aCall().connecting());

    try (var _ = feed().subscribe(Optional.empty(), heard::hear)) {
      var after = added(CallBuilder.aCall());

      heard.upTo(1, after);
      assertThat(heard.of(before)).isEmpty();
    }
  }

  @Test
  default void tellsNothingThatWasRolledBack() {
    var heard = new Heard();

    try (var _ = feed().subscribe(Optional.empty(), heard::hear)) {
      var lost = CallBuilder.aCall().build();
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() ->
              unitOfWork()
                  .run(() -> {
                    calls().add(lost);
                    throw new ArithmeticException("on purpose");
                  }));
      var kept = added(CallBuilder.aCall());

      heard.upTo(1, kept);
      assertThat(heard.of(lost)).isEmpty();
    }
  }

  @Test
  default void tellsAgainWhatCameAfterAPositionAndGoesOnFromThere() {
    var before = new Heard();
    var call = added(CallBuilder.aCall());
    Position position;
    try (var _ = feed().subscribe(Optional.empty(), before::hear)) {
      position = before.atLeast(1).getFirst().position();
    }
    var missed = added(CallBuilder.aCall().talked());

    var heard = new Heard();
    try (var _ = feed().subscribe(Optional.of(position), heard::hear)) {
      cancel(call);

      assertThat(heard.upTo(9, missed))
          .extracting(Recorded::no)
          .startsWith(1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(heard.upTo(2, call)).isNotEmpty();
    }
  }

  @Test
  default void resumesAfterTheFactThatWasHeardLast() {
    var first = new Heard();
    Call call;
    Position position;
    try (var _ = feed().subscribe(Optional.empty(), first::hear)) {
      call = added(CallBuilder.aCall().talking());
      position = first.upTo(5, call).getLast().position();
    }
    cancel(call);

    var second = new Heard();
    try (var _ = feed().subscribe(Optional.of(position), second::hear)) {
      assertThat(second.upTo(6, call)).extracting(Recorded::no).isSorted();
    }
  }

  @Test
  default void saysThatItCannotResumeFromAPositionItNeverGave() {
    var heard = new Heard();

    try (var _ = feed().subscribe(Optional.of(new Position("elsewhere")), heard::hear)) {
      assertThat(heard.atLeast(1).getFirst()).isInstanceOf(Reset.class);

      var call = added(CallBuilder.aCall());
      assertThat(heard.upTo(1, call)).isNotEmpty();
    }
  }

  @Test
  default void givesPositionsThatFitIntoAHeader() {
    var heard = new Heard();

    try (var _ = feed().subscribe(Optional.empty(), heard::hear)) {
      added(CallBuilder.aCall());

      assertThat(heard.atLeast(2))
          .allSatisfy(item -> assertThat(item.position().value()).matches("[!-~]{1,64}"));
    }
  }

  @Test
  default void isSilentOnceASubscriptionIsClosed() {
    var closed = new Heard();
    var open = new Heard();
    feed().subscribe(Optional.empty(), closed::hear).close();

    try (var _ = feed().subscribe(Optional.empty(), open::hear)) {
      var call = added(CallBuilder.aCall());

      open.upTo(1, call);
      assertThat(closed.of(call)).isEmpty();
    }
  }

  @Test
  default void dropsAListenerThatThrowsAndServesTheOthers() {
    var bad = new Heard();
    var good = new Heard();

    try (var _ =
            feed()
                .subscribe(
                    Optional.empty(),
                    item -> {
                      bad.hear(item);
                      if (item instanceof Recorded) {
                        throw new ArithmeticException("on purpose");
                      }
                    });
        var _ = feed().subscribe(Optional.empty(), good::hear)) {
      var call = added(CallBuilder.aCall().dialing());

      good.upTo(2, call);
      assertThat(bad.of(call)).hasSize(1);
    }
  }
}
