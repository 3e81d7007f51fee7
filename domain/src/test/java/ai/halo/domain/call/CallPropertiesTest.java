package ai.halo.domain.call;

import static ai.halo.domain.call.CallBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.CallState.AddingToCrm;
import ai.halo.domain.call.CallState.Analyzing;
import ai.halo.domain.call.CallState.AwaitingReview;
import ai.halo.domain.call.CallState.Canceled;
import ai.halo.domain.call.CallState.Completed;
import ai.halo.domain.call.CallState.Failed;
import ai.halo.domain.call.CallState.PreparingFollowUp;
import ai.halo.domain.call.CallState.SendingFollowUp;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.SkipReason;
import ai.halo.domain.funnel.FunnelStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every set of facts, however they come. */
class CallPropertiesTest {
  @Property(tries = 2_000)
  void factsShuffledAndDoubledEndInTheSameState(
      @ForAll("facts") List<Fact> facts, @ForAll long seed) {
    var shuffled = new ArrayList<>(facts);
    shuffled.addAll(facts);
    Collections.shuffle(shuffled, new Random(seed));

    var inOrder = CallTimeline.of(facts);
    var asTheyCame = CallTimeline.of(shuffled);

    assertThat(asTheyCame.state()).isEqualTo(inOrder.state());
    assertThat(asTheyCame.size()).isEqualTo(inOrder.size());
    assertThat(call(shuffled).transcript()).isEqualTo(call(facts).transcript());
    assertThat(call(shuffled).furthestStage()).isEqualTo(call(facts).furthestStage());
    assertThat(call(shuffled).disposition()).isEqualTo(call(facts).disposition());
  }

  @Property(tries = 2_000)
  void factsHeardOneByOneEndWhereFactsHeardTogetherDo(@ForAll("facts") List<Fact> facts) {
    var oneByOne = call(List.of());
    for (var fact : facts) {
      oneByOne = oneByOne.with(fact);
    }

    assertThat(oneByOne.state()).isEqualTo(call(facts).state());
  }

  @Property(tries = 5_000)
  void noFactsReachAnIllegalState(@ForAll("facts") List<Fact> facts) {
    var call = call(facts);

    switch (call.state()) {
      case Analyzing s -> assertThat(s.line().answered()).isTrue();
      case AwaitingReview s -> {
        assertThat(s.line().heard()).isTrue();
        assertThat(call.furthestStage()).isNotEqualTo(Optional.of(FunnelStage.INTERESTED));
      }
      case PreparingFollowUp s -> assertThat(s.line().heard()).isTrue();
      case SendingFollowUp s -> assertThat(s.line().heard()).isTrue();
      case AddingToCrm s -> assertThat(s.line().heard()).isTrue();
      case Completed s -> {
        if (s.analysis().isPresent()) {
          assertThat(s.line().heard()).isTrue();
        }
      }
      case Failed s -> assertThat(s.before()).isNotInstanceOfAny(Failed.class, Canceled.class);
      case Canceled s -> {
        assertThat(s.before()).isNotInstanceOf(Canceled.class);
        if (s.before() instanceof Completed done) {
          assertThat(done.analysis()).isEmpty();
        }
      }
      case CallState.Initiating _, CallState.Dialing _, CallState.Connecting _ -> {
        assertThat(call.line()).isEmpty();
      }
      case CallState.Ringing _, CallState.Talking _ -> assertThat(call.line()).isEmpty();
    }
    if (call.canRetry()) {
      assertThat(call.status() == CallStatus.FAILED || call.review().isPresent()).isTrue();
    }
    call.talk().ifPresent(talk -> assertThat(talk).isGreaterThanOrEqualTo(Duration.ZERO));
    if (call.crmStatus() == CrmStatus.ADDED) {
      assertThat(call.furthestStage()).contains(FunnelStage.LEAD);
    }
  }

  @Property(tries = 1_000)
  void anEndedCallIsLeftAloneByWorkThatComesLater(@ForAll("workFacts") List<WorkFact> late) {
    var lead = CallBuilder.aCall().lead().build();
    var after =
        lead.timeline()
            .with(late.stream().filter(f -> f.at().isAfter(NOON.plusSeconds(80))).toList());

    assertThat(after.state().status()).isEqualTo(CallStatus.COMPLETED);
  }

  private static Call call(List<? extends Fact> facts) {
    return CallBuilder.aCall().build().with(facts);
  }

  @Provide
  Arbitrary<List<Fact>> facts() {
    return Arbitraries.<Fact>oneOf(lineFacts(), workFact().map(f -> (Fact) f)).list().ofMaxSize(14);
  }

  @Provide
  Arbitrary<List<WorkFact>> workFacts() {
    return workFact().list().ofMaxSize(8);
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.integers().between(0, 120).map(second -> NOON.plusSeconds(second));
  }

  private static Arbitrary<Fact> lineFacts() {
    var signals =
        times()
            .flatMap(at ->
                Arbitraries.<LineSignal>oneOf(
                    Arbitraries.of(
                        new LineSignal.DialIntended(at),
                        new LineSignal.DialRevoked(at, "no_session"),
                        new LineSignal.SessionStarted(at, new SessionId("s-1")),
                        new LineSignal.Rang(at),
                        new LineSignal.Answered(at),
                        new LineSignal.AnswererGuessed(at, Answerer.MACHINE, 40),
                        new LineSignal.OptedOut(at, "не звоните"),
                        new LineSignal.VoiceModelLost(at, "closed_1006"),
                        new LineSignal.Transcribed(at, 2)),
                    Arbitraries.of(Ending.class)
                        .map(ending -> new LineSignal.HungUp(at, ending, "")),
                    Arbitraries.of(Speaker.class)
                        .flatMap(speaker ->
                            Arbitraries.of("да", "…", "мне интересно")
                                .map(text ->
                                    new LineSignal.Said(
                                        at,
                                        new Utterance(
                                            1 + (int) (at.getEpochSecond() % 5),
                                            speaker,
                                            text,
                                            Duration.ZERO))))));
    return Arbitraries.integers()
        .between(1, 2)
        .flatMap(attempt -> signals.map(signal -> new LineFact(attempt, signal)));
  }

  private static Arbitrary<WorkFact> workFact() {
    return times()
        .flatMap(at ->
            Arbitraries.<WorkFact>oneOf(
                Arbitraries.of(
                    new WorkFact.FollowUpPrepared(at, new FollowUp("Спасибо!", false)),
                    new WorkFact.FollowUpSkipped(at, SkipReason.NOT_WANTED),
                    new WorkFact.FollowUpSent(at, Channel.SMS, "m-1"),
                    new WorkFact.LeadRecorded(at, "LEAD-1"),
                    new WorkFact.LeadSkipped(at, SkipReason.NOT_WANTED),
                    new WorkFact.RetryRequested(at, "admin"),
                    new WorkFact.CancelRequested(at, "admin"),
                    new WorkFact.RecordingDeleted(at, "admin"),
                    new WorkFact.AttemptSettled(at, "admin", 1, true),
                    new WorkFact.LineLost(at),
                    new WorkFact.HangUpSent(at)),
                Arbitraries.of(Step.class)
                    .map(step ->
                        new WorkFact.StepFailed(
                            at, new Failure(step, "x.refused", "they said no"))),
                Arbitraries.of(Step.class).map(step -> new WorkFact.EffectStarted(at, step)),
                Arbitraries.of(Disposition.class)
                    .map(meaning ->
                        new WorkFact.Analyzed(
                            at, CallBuilder.analysis(meaning, false), Optional.empty())),
                Arbitraries.of(Disposition.REJECTED, Disposition.INTERESTED)
                    .map(meaning ->
                        new WorkFact.AnalysisReplaced(
                            at, "admin", CallBuilder.analysis(meaning, true), Optional.empty())),
                Arbitraries.of(Doubt.class)
                    .map(doubt -> new WorkFact.ReviewRequested(at, List.of(doubt), "")),
                Arbitraries.of(true, false)
                    .map(yes ->
                        new WorkFact.Reviewed(
                            at,
                            "admin",
                            new Corrections(
                                Disposition.INTERESTED, InterestLevel.HIGH, yes, yes)))));
  }
}
