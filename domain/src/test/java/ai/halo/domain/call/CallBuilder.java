package ai.halo.domain.call;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.CallRequest.Greeting;
import ai.halo.domain.call.CallRequest.Prompt;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds calls by the facts that make them so. */
public final class CallBuilder {
  /** When every built call was asked for, unless told otherwise. */
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final List<Fact> facts = new ArrayList<>();
  private CallId id = new CallId(UUID.randomUUID());
  private PhoneNumber phone = new PhoneNumber("+998901234561");
  private Language language = Language.RUSSIAN;
  private Instant start = NOON;
  private String by = "admin";

  private CallBuilder() {}

  /** A call that was just asked for. */
  public static CallBuilder aCall() {
    return new CallBuilder();
  }

  public CallBuilder id(CallId id) {
    this.id = id;
    return this;
  }

  public CallBuilder to(String e164) {
    this.phone = new PhoneNumber(e164);
    return this;
  }

  public CallBuilder in(Language language) {
    this.language = language;
    return this;
  }

  public CallBuilder at(Instant start) {
    this.start = start;
    return this;
  }

  public CallBuilder by(String name) {
    this.by = name;
    return this;
  }

  public CallBuilder after(Fact... more) {
    facts.addAll(List.of(more));
    return this;
  }

  /** The first attempt is intended. */
  public CallBuilder dialing() {
    return after(line(new LineSignal.DialIntended(second(1))));
  }

  /** A session holds the permit. */
  public CallBuilder connecting() {
    return dialing().after(line(new LineSignal.SessionStarted(second(2), new SessionId("s-1"))));
  }

  /** The phone rings. */
  public CallBuilder ringing() {
    return connecting().after(line(new LineSignal.Rang(second(3))));
  }

  /** Somebody picked up. */
  public CallBuilder talking() {
    return ringing().after(line(new LineSignal.Answered(second(8))));
  }

  /** Both sides said something, and the transcript is complete. */
  public CallBuilder talked() {
    return talking()
        .after(
            line(said(9, 1, Speaker.AGENT, "Здравствуйте!")),
            line(said(12, 2, Speaker.CUSTOMER, "Да, мне интересно.")),
            line(new LineSignal.HungUp(second(68), Ending.COMPLETED, "")),
            line(new LineSignal.Transcribed(second(69), 2)));
  }

  /** The line ended without an answer. */
  public CallBuilder ended(Ending ending) {
    return ringing().after(line(new LineSignal.HungUp(second(30), ending, "")));
  }

  public CallBuilder analyzed(Analysis analysis) {
    return talked().after(new WorkFact.Analyzed(second(70), analysis, Optional.empty()));
  }

  /** A person has to look at it first. */
  public CallBuilder awaitingReview(Analysis analysis) {
    return analyzed(analysis)
        .after(new WorkFact.ReviewRequested(second(71), List.of(Doubt.LOW_CONFIDENCE), ""));
  }

  /** The whole way to a recorded lead. */
  public CallBuilder lead() {
    return analyzed(interested())
        .after(
            new WorkFact.FollowUpPrepared(second(71), new FollowUp("Спасибо за разговор!", true)),
            new WorkFact.EffectStarted(second(72), Step.SEND_SMS),
            new WorkFact.FollowUpSent(second(73), Channel.SMS, "m-1"),
            new WorkFact.EffectStarted(second(74), Step.ADD_TO_CRM),
            new WorkFact.LeadRecorded(second(75), "LEAD-1"));
  }

  /** The call, not stored yet. */
  public Call build() {
    var request =
        new CallRequest(
            phone,
            language,
            Voice.FEMALE,
            new Greeting("Здравствуйте!"),
            new Prompt("Предложите тариф."));
    return Call.requested(id, request, by, start).with(facts);
  }

  /** An instant so many seconds after the request. */
  public Instant second(int seconds) {
    return start.plus(Duration.ofSeconds(seconds));
  }

  private static LineFact line(LineSignal signal) {
    return new LineFact(1, signal);
  }

  private LineSignal said(int second, int no, Speaker speaker, String text) {
    return new LineSignal.Said(
        second(second), new Utterance(no, speaker, text, Duration.ofSeconds(second - 8L)));
  }

  /** What an analyzer says of {@link #talked()}. */
  public static Analysis interested() {
    return analysis(Disposition.INTERESTED, true);
  }

  public static Analysis analysis(Disposition disposition, boolean lead) {
    return new Analysis(
        disposition,
        "Клиент спросил о тарифе.",
        Optional.of("Спасибо за разговор!"),
        new CustomerInterest(InterestLevel.HIGH, "тариф"),
        lead,
        0.9,
        List.of(new Evidence(Evidence.OF_DISPOSITION, "мне интересно", 2)),
        Optional.empty(),
        false,
        Optional.empty(),
        AnalysisOrigin.UNKNOWN);
  }
}
