package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.CallbackWish;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.analysis.PartOfDay;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.SkipReason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every repository of calls keeps to. */
public interface CallRepositoryContract {
  CallRepository calls();

  /** The call as it is stored after being added. */
  private Call added(CallBuilder builder) {
    var call = builder.build();
    calls().add(call);
    return stored(call);
  }

  private Call stored(Call call) {
    return calls().find(call.id()).orElseThrow();
  }

  @Test
  default void givesBackWhatWasAdded() {
    var call = CallBuilder.aCall().lead().build();

    calls().add(call);

    var found = stored(call);
    assertThat(found.request()).isEqualTo(call.request());
    assertThat(found.timeline().recorded()).isEqualTo(call.timeline().recorded());
    assertThat(found.version()).isEqualTo(1);
    assertThat(found.newFacts()).isEmpty();
  }

  @Test
  default void doesNotKnowACallThatNobodyAdded() {
    assertThat(calls().find(new CallId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void keepsEveryKindOfFactAsItIs() {
    var call = CallBuilder.aCall().after(everyKind().toArray(Fact[]::new)).build();

    calls().add(call);

    assertThat(stored(call).timeline().recorded()).isEqualTo(call.timeline().recorded());
  }

  @Test
  default void appendsNewFactsInTheOrderInWhichTheyWereHeard() {
    var call = added(CallBuilder.aCall().talking());
    var late = new LineFact(1, new LineSignal.Rang(CallBuilder.NOON.plusMillis(1)));
    var later = new LineFact(1, new LineSignal.Rang(CallBuilder.NOON));

    calls().save(call.with(late, later));

    var found = stored(call);
    assertThat(found.timeline().recorded()).endsWith(late, later).hasSize(7);
    assertThat(found.version()).isEqualTo(2);
  }

  @Test
  default void refusesTheSlowerOfTwoWritersAndStoresNothingOfIt() {
    var read = added(CallBuilder.aCall().talking());
    var at = read.stamp(Instant.EPOCH);
    calls().save(read.with(new WorkFact.CancelRequested(at, "faster")));

    var slower = read.with(new WorkFact.CancelRequested(at, "slower"));

    assertThatExceptionOfType(StaleCall.class).isThrownBy(() -> calls().save(slower));
    assertThat(stored(read).timeline().recorded())
        .last()
        .isEqualTo(new WorkFact.CancelRequested(at, "faster"));
    assertThat(stored(read).version()).isEqualTo(2);
  }

  @Test
  default void refusesToSaveACallThatWasNeverAdded() {
    var call = CallBuilder.aCall().build();

    assertThatExceptionOfType(StaleCall.class).isThrownBy(() -> calls().save(call));
  }

  @Test
  default void keepsCallsApart() {
    var one = added(CallBuilder.aCall().talked());
    var other = added(CallBuilder.aCall().to("+79161234567"));

    calls().save(one.with(new WorkFact.CancelRequested(one.stamp(Instant.EPOCH), "admin")));

    assertThat(stored(other).timeline()).isEqualTo(other.timeline());
    assertThat(stored(other).version()).isEqualTo(1);
  }

  private static List<Fact> everyKind() {
    var at = CallBuilder.NOON.plusNanos(123_456_000);
    return List.of(
        line(new LineSignal.DialIntended(at)),
        line(new LineSignal.DialRevoked(at, "stale")),
        line(new LineSignal.SessionStarted(at, new SessionId("s/1+2=3"))),
        line(new LineSignal.Rang(at)),
        line(new LineSignal.Answered(at)),
        line(new LineSignal.Said(at, said(1, Speaker.AGENT, "Салом! \"Нархаш\" 40 000 ₸ 😀"))),
        line(new LineSignal.Said(at, said(2, Speaker.CUSTOMER, "Ҳа, \\ майли'"))),
        line(new LineSignal.HungUp(at, Ending.REJECTED_BY_CARRIER, "486 Busy Here")),
        line(new LineSignal.Transcribed(at, 2)),
        new WorkFact.EffectStarted(at, Step.HANG_UP),
        new WorkFact.Analyzed(at, everything(), Optional.of(at.plusSeconds(3600))),
        new WorkFact.Analyzed(at.plusSeconds(1), nothing(), Optional.empty()),
        new WorkFact.ReviewRequested(
            at, List.of(Doubt.LOW_CONFIDENCE, Doubt.NOT_ANALYSABLE), "openai.refused"),
        new WorkFact.Reviewed(
            at, "admin", new Corrections(Disposition.INTERESTED, InterestLevel.HIGH, true, false)),
        new WorkFact.AnalysisReplaced(at, "admin", everything(), Optional.of(at)),
        new WorkFact.FollowUpPrepared(at, new FollowUp("Раҳмат! https://t.me/halo", true)),
        new WorkFact.FollowUpSkipped(at, SkipReason.OPTED_OUT),
        new WorkFact.FollowUpSent(at, Channel.TELEGRAM, "m-1"),
        new WorkFact.LeadRecorded(at, "LEAD-1"),
        new WorkFact.LeadSkipped(at, SkipReason.NOT_WANTED),
        new WorkFact.StepFailed(at, new Failure(Step.SEND_SMS, "sms.refused", "They said no.")),
        new WorkFact.RetryRequested(at, "admin"),
        new WorkFact.CancelRequested(at, "admin"),
        new WorkFact.HangUpSent(at));
  }

  private static LineFact line(LineSignal signal) {
    return new LineFact(3, signal);
  }

  private static Utterance said(int no, Speaker speaker, String text) {
    return new Utterance(no, speaker, text, Duration.ofMillis(61_250));
  }

  private static Analysis everything() {
    return new Analysis(
        Disposition.CALLBACK,
        "Просил перезвонить.\nВечером.",
        Optional.of("Перезвоним в 18:00"),
        new CustomerInterest(InterestLevel.MEDIUM, "тариф «Бизнес»"),
        true,
        0.123456789,
        List.of(new Evidence("disposition", "перезвоните", 2), new Evidence("lead", "да", 4)),
        Optional.of(Language.TAJIK),
        true,
        Optional.of(
            new CallbackWish(
                OptionalInt.empty(),
                OptionalInt.of(1),
                Optional.of(DayOfWeek.MONDAY),
                OptionalInt.of(25),
                OptionalInt.of(12),
                Optional.of(PartOfDay.EVENING),
                OptionalInt.of(6),
                OptionalInt.of(0))),
        new AnalysisOrigin(
            "openai",
            "gpt-5.4-mini",
            "ru-3",
            Optional.of("req_1"),
            new AnalysisOrigin.Usage(900, 120, 640)));
  }

  private static Analysis nothing() {
    return new Analysis(
        Disposition.UNCLEAR,
        "",
        Optional.empty(),
        CustomerInterest.NONE,
        false,
        0,
        List.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        AnalysisOrigin.UNKNOWN);
  }
}
