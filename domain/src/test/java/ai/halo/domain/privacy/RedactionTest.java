package ai.halo.domain.privacy;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
  private static final Character.UnicodeBlock CYRILLIC = Character.UnicodeBlock.CYRILLIC;

  static Stream<Call> ended() {
    return Stream.of(
        aCall().lead().build(),
        canceled(aCall().talked()),
        canceled(aCall().talking()),
        canceled(
            aCall()
                .awaitingReview(
                    CallBuilder.analysis(Disposition.INTERESTED, true).withConfidence(0.4))),
        canceled(
            aCall()
                .talked()
                .after(
                    line(new LineSignal.OptedOut(NOON.plusSeconds(30), "не звоните")),
                    line(new LineSignal.OptedOut(NOON.plusSeconds(30), "не звоните больше")),
                    line(new LineSignal.CallbackAsked(NOON.plusSeconds(31), "завтра")),
                    line(
                        new LineSignal.RecordingStarted(
                            NOON.plusSeconds(9),
                            new RecordingLink("https://storage.example/secret.mp3"))))));
  }

  private static Call canceled(CallBuilder builder) {
    return builder.after(new WorkFact.CancelRequested(NOON.plusSeconds(900), "dilnoza")).build();
  }

  private static LineFact line(LineSignal signal) {
    return new LineFact(1, signal);
  }

  @ParameterizedTest
  @MethodSource("ended")
  void leavesEveryFigureAsItWas(Call call) {
    for (var redacted : List.of(Redaction.words(call), Redaction.person(call))) {
      assertThat(redacted.status()).isEqualTo(call.status());
      assertThat(redacted.furthestStage()).isEqualTo(call.furthestStage());
      assertThat(redacted.disposition()).isEqualTo(call.disposition());
      assertThat(redacted.ending()).isEqualTo(call.ending());
      assertThat(redacted.crmStatus()).isEqualTo(call.crmStatus());
      assertThat(redacted.talk()).isEqualTo(call.talk());
      assertThat(redacted.cost()).isEqualTo(call.cost());
      assertThat(redacted.createdAt()).isEqualTo(call.createdAt());
      assertThat(redacted.endedAt()).isEqualTo(call.endedAt());
      assertThat(redacted.recordingDeleted()).isEqualTo(call.recordingDeleted());
      assertThat(redacted.optedOutOnTheLine()).isEqualTo(call.optedOutOnTheLine());
      assertThat(redacted.timeline().size()).isEqualTo(call.timeline().size());
      assertThat(redacted.timeline().inOrder().stream().map(Fact::at))
          .containsExactlyElementsOf(call.timeline().inOrder().stream().map(Fact::at).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ended")
  void leavesNoWordOfAnybody(Call call) {
    var words = everything(Redaction.words(call));
    var person = everything(Redaction.person(call));

    assertThat(words).contains(call.request().phone().e164());
    assertThat(person).doesNotContain(call.request().phone().e164());
    for (var text : List.of(words, person)) {
      assertThat(text.codePoints()).noneMatch(c -> CYRILLIC.equals(Character.UnicodeBlock.of(c)));
      assertThat(text).doesNotContain("storage.example", "LEAD-1", "m-1");
    }
  }

  /** All that the records say, though their own texts hide it. */
  private static String everything(Call call) {
    var text = new StringBuilder(call.request().phone().e164());
    text.append(call.request().greeting().text()).append(call.request().prompt().text());
    call.request().consent().ifPresent(consent -> text.append(consent.source()));
    text.append(call.transcript().asText());
    text.append(call.analysis().map(a -> a.summary()).orElse(""));
    call.recording().ifPresent(link -> text.append(link.url()));
    for (var fact : call.timeline().recorded()) {
      switch (fact) {
        case LineFact(_, LineSignal.OptedOut s) -> text.append(s.quote());
        case LineFact(_, LineSignal.CallbackAsked s) -> text.append(s.words());
        case WorkFact.Analyzed f ->
            text.append(f.analysis().summary())
                .append(f.analysis().interest().text())
                .append(f.analysis().followUpDraft().orElse(""))
                .append(f.analysis().evidence().stream().map(e -> e.quote()).toList());
        case WorkFact.FollowUpPrepared f -> text.append(f.followUp().text());
        case WorkFact.FollowUpSent f -> text.append(f.messageId());
        case WorkFact.LeadRecorded f -> text.append(f.crmId());
        case LineFact _, WorkFact _ -> {}
      }
    }
    return text.toString();
  }

  @Test
  void keepsFactsApartThatDifferedByTheirWordsAlone() {
    var at = NOON.plusSeconds(20);
    var call =
        canceled(
            aCall()
                .talking()
                .after(
                    line(new LineSignal.Said(at, said("Алло"))),
                    line(new LineSignal.Said(at, said("Алло, кто это"))),
                    line(new LineSignal.Said(at, said("…")))));

    var redacted = Redaction.person(call);

    assertThat(redacted.timeline().size()).isEqualTo(call.timeline().size());
    assertThat(redacted.transcript().hasCustomerSpeech()).isTrue();
  }

  private static Utterance said(String text) {
    return new Utterance(2, Speaker.CUSTOMER, text, Duration.ofSeconds(9));
  }

  @Test
  void doesNotMakeSpeechOfASilence() {
    var call =
        canceled(
            aCall().talking().after(line(new LineSignal.Said(NOON.plusSeconds(20), said("…")))));

    assertThat(Redaction.person(call).transcript().hasCustomerSpeech())
        .isEqualTo(call.transcript().hasCustomerSpeech());
  }

  @Test
  void waitsForACallThatIsUnderWay() {
    var call = aCall().talking().build();

    assertThat(Redaction.mayBe(call)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> Redaction.person(call));
  }

  @Test
  void namesNobodyInThePlaceOfTheNumber() {
    assertThat(PhoneNumber.ERASED.isErased()).isTrue();
    assertThat(new PhoneNumber("+998901234567").isErased()).isFalse();
  }
}
