package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.Objection;
import ai.halo.domain.port.PortFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportLineTest {
  private static final String NUMBER = "+998901234561";

  private final World world = new World();

  private Call granted() {
    var call = world.place(NUMBER);
    world.work();
    assertThat(world.ask(session(0))).isInstanceOf(Permit.Yes.class);
    return call;
  }

  private World.Session session(int no) {
    return world.telephony.sessions.get(no);
  }

  private ReportLine.Outcome notDialled(World.Session session, String reason) {
    return world.reportLine.notDialled(session.attempt(), session.ticket(), session.id(), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stale", "unreachable", "canceled"})
  void aSessionThatCameTooLateToDialIsFollowedByAnother(String reason) {
    var call = granted();

    assertThat(notDialled(session(0), reason)).isEqualTo(ReportLine.Outcome.KNOWN);
    world.work();

    assertThat(world.ledger.stateOf(session(0).attempt())).isEqualTo(DialState.NOT_RUNG);
    assertThat(world.ask(session(0))).isInstanceOf(Permit.No.class);
    assertThat(world.ask(session(1))).isInstanceOf(Permit.Yes.class);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CALLING);
  }

  @Test
  void sessionsThatNeverDialAreLeftToAPersonInTheEnd() {
    var call = granted();
    for (var no = 0; no < SweepAttempts.MOST_ATTEMPTS; no++) {
      world.ask(session(no));
      notDialled(session(no), "unreachable");
      world.work();
    }

    assertThat(world.telephony.sessions).hasSize(SweepAttempts.MOST_ATTEMPTS);
    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo("dial.not_dialled");

    world.retryCall.retry(call.id(), world.operator);
    world.work();
    notDialledAfterPermit(session(SweepAttempts.MOST_ATTEMPTS));
    world.work();
    assertThat(world.telephony.sessions).hasSize(SweepAttempts.MOST_ATTEMPTS + 2);
  }

  private void notDialledAfterPermit(World.Session session) {
    assertThat(world.ask(session)).isInstanceOf(Permit.Yes.class);
    notDialled(session, "unreachable");
  }

  @ParameterizedTest
  @CsvSource({
    "unreadable, dial.session.unreadable",
    "secret_missing, dial.session.secret_missing",
    "'<script>', dial.session.other",
  })
  void aSessionThatCouldNotDialNextTimeEitherFailsTheCall(String reason, String code) {
    var call = granted();

    notDialled(session(0), reason);
    world.work();

    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo(code);
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void theWordOfASessionCountsOnce() {
    granted();
    notDialled(session(0), "stale");
    world.work();

    assertThat(notDialled(session(0), "stale")).isEqualTo(ReportLine.Outcome.KNOWN);
    world.work();

    assertThat(world.telephony.sessions).hasSize(2);
  }

  @Test
  void aPhoneThatRangHasRungWhateverItsSessionSaysLater() {
    var call = granted();
    world.report(session(0), new LineSignal.Rang(world.clock.instant()));

    notDialled(session(0), "stale");
    world.work();

    assertThat(world.ledger.stateOf(session(0).attempt())).isEqualTo(DialState.RINGING);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CALLING);
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void aStrangerCannotTakeAPermitBack() {
    granted();
    var held = session(0);
    var stranger = new World.Session(held.attempt(), held.ticket(), new SessionId("s-other"));

    assertThat(notDialled(stranger, "stale")).isEqualTo(ReportLine.Outcome.NOT_GRANTED);

    assertThat(world.ledger.stateOf(held.attempt())).isEqualTo(DialState.GRANTED);
  }

  @Test
  void aCanceledCallWhoseSessionDidNotDialStaysCanceled() {
    var call = granted();
    world.cancelCall.cancel(call.id(), world.operator);

    notDialled(session(0), "canceled");
    world.work();

    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CANCELED);
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void whoSaysOnTheLineThatItMustNotRingAgainIsNotCalledAgain() {
    granted();
    var at = world.clock.instant();

    world.report(
        session(0),
        new LineSignal.Answered(at),
        new LineSignal.OptedOut(at.plusSeconds(9), "не звоните больше"));

    assertThat(world.placeCall.place(World.request(NUMBER), world.operator, Optional.empty()))
        .isEqualTo(new PlaceCall.Outcome.Refused(Objection.DO_NOT_CALL));
  }

  @Test
  void aProviderThatSaysNoToOneCallStopsNoOther() {
    world.telephony.failures.add(new PortFailure.Refused("voice.refused", "they said no"));
    world.place(NUMBER);
    world.work();

    assertThat(world.brakes.look()).isEmpty();
  }
}
