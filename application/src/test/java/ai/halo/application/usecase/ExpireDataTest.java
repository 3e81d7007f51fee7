package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.application.World;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.InMemoryPersonalData;
import ai.halo.domain.port.InMemoryRecordings;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.privacy.Redaction;
import ai.halo.domain.privacy.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is deleted when, and what of a person is left. */
class ExpireDataTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String NUMBER = "+998901234561";

  private final World world = new World();
  private final InMemoryRecordings store = new InMemoryRecordings();
  private final InMemoryPersonalData data =
      new InMemoryPersonalData(world.unitOfWork, world.calls, world.ledger);
  private boolean providerIsDown;

  private final Recordings recordings =
      new Recordings() {
        @Override
        public Sound open(RecordingLink link, Optional<String> range) {
          return store.open(link, range);
        }

        @Override
        public void delete(RecordingLink link) {
          world.unitOfWork.refuseRemoteCalls();
          if (providerIsDown) {
            throw new PortFailure.Unavailable("down", "the provider is down");
          }
          store.delete(link);
        }
      };

  private final ExpireData expire =
      new ExpireData(
          world.editor,
          world.calls,
          data,
          recordings,
          world.auditLog,
          new Retention(DAY, DAY.multipliedBy(10), DAY.multipliedBy(100), DAY.multipliedBy(30)),
          world.audit,
          world.clock);

  private final ErasePerson erase =
      new ErasePerson(
          world.editor,
          world.calls,
          data,
          world.doNotCall,
          recordings,
          List.of((phone, calls) -> world.unitOfWork.refuseRemoteCalls()),
          world.ids,
          world.audit,
          world.clock);

  private Call lead() {
    var call = world.place(NUMBER);
    world.work();
    var session = world.telephony.sessions.getLast();
    world.ask(session);
    world.report(
        session,
        new LineSignal.RecordingStarted(CallBuilder.NOON, store.keep(new byte[] {1, 2, 3})));
    world.talk(session, "Мне интересно, расскажите");
    world.work();
    return world.call(call.id());
  }

  @Test
  void deletesRecordingsThenWordsThenTheNumber() {
    var call = lead();
    var link = call.recording().orElseThrow();

    assertThat(expire.expire()).isEqualTo(new ExpireData.Done(0, 0, 0, 0, 0));
    world.clock.advance(DAY.plusSeconds(1));
    assertThat(expire.expire()).isEqualTo(new ExpireData.Done(1, 0, 0, 0, 0));
    assertThat(store.keeps(link)).isFalse();
    assertThat(world.call(call.id()).transcript()).isEqualTo(call.transcript());

    world.clock.advance(DAY.multipliedBy(9));
    assertThat(expire.expire()).isEqualTo(new ExpireData.Done(0, 1, 0, 0, 0));
    assertThat(world.call(call.id()).transcript().asText()).doesNotContain("интересно");
    assertThat(world.call(call.id()).request().phone()).isEqualTo(call.request().phone());

    world.clock.advance(DAY.multipliedBy(90));
    assertThat(expire.expire().numbers()).isEqualTo(1);
    var left = world.call(call.id());
    assertThat(left.request().phone()).isEqualTo(PhoneNumber.ERASED);
    assertThat(left.furthestStage()).isEqualTo(call.furthestStage());
    assertThat(left.disposition()).isEqualTo(call.disposition());
    assertThat(left.talk()).isEqualTo(call.talk());
    assertThat(expire.expire()).isEqualTo(new ExpireData.Done(0, 0, 0, 0, 0));
    assertThat(world.auditLog.lines()).contains("halo data_expired -");
  }

  @Test
  void triesARecordingAgainThatCouldNotBeDeleted() {
    var call = lead();
    var link = call.recording().orElseThrow();
    world.clock.advance(DAY.plusSeconds(1));
    providerIsDown = true;

    assertThat(expire.expire()).isEqualTo(new ExpireData.Done(0, 0, 0, 0, 1));
    assertThat(world.call(call.id()).recording()).contains(link);

    providerIsDown = false;
    assertThat(expire.expire()).isEqualTo(new ExpireData.Done(1, 0, 0, 0, 0));
    assertThat(store.keeps(link)).isFalse();
  }

  @Test
  void leavesACallAloneThatIsUnderWay() {
    world.place(NUMBER);
    world.clock.advance(DAY.multipliedBy(200));

    assertThat(expire.expire().failed()).isEqualTo(2);
  }

  @Test
  void erasesAPersonAndCallsNobodyThereAgain() {
    var call = lead();
    var phone = call.request().phone();

    assertThat(erase.erase(phone, world.operator)).isEqualTo(new ErasePerson.Outcome.Erased(1, 1));

    var left = world.call(call.id());
    assertThat(left.request().phone()).isEqualTo(PhoneNumber.ERASED);
    assertThat(left.request().prompt().text()).isEqualTo(Redaction.BLOT);
    assertThat(left.recording()).isEmpty();
    assertThat(data.forgotten()).contains(phone);
    assertThat(world.placeCall.place(World.request(NUMBER), world.operator, Optional.empty()))
        .isInstanceOf(PlaceCall.Outcome.Refused.class);
    assertThat(world.auditLog.lines()).anyMatch(line -> line.contains("person_erased"));
    assertThat(erase.erase(phone, world.operator)).isEqualTo(new ErasePerson.Outcome.Erased(0, 0));
  }

  @Test
  void goesOnWithAnErasureThatThePartnerInterrupted() {
    var call = lead();
    providerIsDown = true;

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> erase.erase(call.request().phone(), world.operator));
    assertThat(world.call(call.id()).request().phone()).isEqualTo(call.request().phone());
    providerIsDown = false;

    assertThat(erase.erase(call.request().phone(), world.operator))
        .isEqualTo(new ErasePerson.Outcome.Erased(1, 1));
  }

  @Test
  void saysThatAPersonIsBeingCalled() {
    world.place(NUMBER);
    world.work();

    assertThat(erase.erase(new PhoneNumber(NUMBER), world.operator))
        .isEqualTo(new ErasePerson.Outcome.UnderWay());
  }
}
