package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.application.World;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What can be done with what was recorded. */
class RecordingsTest {
  private static final RecordingLink LINK = new RecordingLink("https://storage.example/1.mp3");

  private final World world = new World();
  private final Store store = new Store();
  private final HearRecording hear = new HearRecording(world.calls, store, world.audit);
  private final DeleteRecording delete =
      new DeleteRecording(world.editor, world.calls, store, world.audit, world.clock);

  private Call recorded() {
    var call = Sessions.granted(world);
    world.report(Sessions.latest(world), new LineSignal.RecordingStarted(CallBuilder.NOON, LINK));
    return call;
  }

  @Test
  void isHeardWholeOrInPart() {
    var call = recorded();

    var heard = hear.open(call.id(), Optional.of("bytes=0-3"));

    assertThat(heard).isInstanceOf(HearRecording.Outcome.Sound.class);
    assertThat(store.opened).containsExactly("bytes=0-3");
  }

  @Test
  void isNotThereWhereNothingWasRecordedOrThereIsNoCall() {
    var call = Sessions.granted(world);

    assertThat(hear.open(call.id(), Optional.empty()))
        .isEqualTo(new HearRecording.Outcome.NoRecording());
    assertThat(hear.open(new CallId(UUID.randomUUID()), Optional.empty()))
        .isEqualTo(new HearRecording.Outcome.NoSuchCall());
    assertThat(delete.delete(call.id(), world.operator)).isInstanceOf(Change.NotNow.class);
    assertThat(delete.delete(new CallId(UUID.randomUUID()), world.operator))
        .isInstanceOf(Change.NoSuchCall.class);
  }

  @Test
  void isDeletedThereAndThenHereOnce() {
    var call = recorded();

    assertThat(delete.delete(call.id(), world.operator)).isInstanceOf(Change.Done.class);
    assertThat(delete.delete(call.id(), world.operator)).isInstanceOf(Change.Done.class);

    assertThat(store.deleted).containsExactly(LINK);
    assertThat(world.call(call.id()).recording()).isEmpty();
    assertThat(world.call(call.id()).timeline().recorded())
        .filteredOn(WorkFact.RecordingDeleted.class::isInstance)
        .hasSize(1);
    assertThat(hear.open(call.id(), Optional.empty()))
        .isEqualTo(new HearRecording.Outcome.NoRecording());
  }

  @Test
  void staysHereAsLongAsItMayBeThere() {
    var call = recorded();
    store.failures.add(new PortFailure.Unavailable("recording.unavailable", "not now"));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> delete.delete(call.id(), world.operator));

    assertThat(world.call(call.id()).recording()).contains(LINK);
    assertThat(delete.delete(call.id(), world.operator)).isInstanceOf(Change.Done.class);
  }

  /** A store that counts, and fails as told. */
  private final class Store implements Recordings {
    final List<String> opened = new ArrayList<>();
    final List<RecordingLink> deleted = new ArrayList<>();
    final Queue<PortFailure> failures = new ArrayDeque<>();

    @Override
    public Sound open(RecordingLink link, Optional<String> range) {
      world.unitOfWork.refuseRemoteCalls();
      opened.add(range.orElse(""));
      var bytes = "sound".getBytes(StandardCharsets.UTF_8);
      return new Sound(
          new ByteArrayInputStream(bytes),
          "audio/mpeg",
          range.isPresent(),
          Optional.empty(),
          Optional.of((long) bytes.length));
    }

    @Override
    public void delete(RecordingLink link) {
      world.unitOfWork.refuseRemoteCalls();
      var failure = failures.poll();
      if (failure != null) {
        throw failure;
      }
      deleted.add(link);
    }
  }
}
