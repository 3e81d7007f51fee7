package ai.halo.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {
  private static final Transcript TALK = talk("Да, мне интересно, расскажите.");

  @Test
  void letsSupportedInterestStand() {
    var judged = judge(claimed(Disposition.INTERESTED, "мне интересно"), TALK);

    assertThat(judged.analysis()).isEqualTo(claimed(Disposition.INTERESTED, "мне интересно"));
    assertThat(judged.doubts()).isEmpty();
  }

  @Test
  void neverFindsInterestInSilence() {
    var judged = judge(claimed(Disposition.INTERESTED, "…"), talk("…")).analysis();

    assertThat(judged.disposition()).isEqualTo(Disposition.UNCLEAR);
    assertThat(judged.followUpDraft()).isEmpty();
    assertThat(judged.createLead()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"INTERESTED", "CALLBACK", "REJECTED", "WRONG_NUMBER"})
  void doubtsADispositionThatRestsOnWordsNobodySaid(Disposition disposition) {
    var judged = judge(claimed(disposition, "беру два"), TALK);

    assertThat(judged.analysis().disposition()).isEqualTo(Disposition.UNCLEAR);
    assertThat(judged.analysis().evidence()).isEmpty();
    assertThat(judged.analysis().createLead()).isFalse();
    assertThat(judged.doubts()).containsExactly(Doubt.UNPROVEN_DISPOSITION);
  }

  @Test
  void takesTheAgentsWordsForNoEvidence() {
    var judged = judge(claimed(Disposition.INTERESTED, 1, "тариф"), TALK);

    assertThat(judged.analysis().disposition()).isEqualTo(Disposition.UNCLEAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Мне интересно",
        "«мне — интересно!»",
        "  ДА мне\tИНТЕРЕСНО  ",
        "мне интересно расскажите"
      })
  void readsAQuoteWithOtherMarksAndSpacesAndCase(String quote) {
    var judged = judge(claimed(Disposition.INTERESTED, quote), TALK).analysis();

    assertThat(judged.disposition()).isEqualTo(Disposition.INTERESTED);
    assertThat(judged.evidence())
        .allMatch(words -> TALK.utterances().get(1).text().contains(words.quote()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"мне интересна", "интерес", "мне очень интересно", "интересно мне", "…", "12"})
  void readsNoQuoteWithOtherWords(String quote) {
    assertThat(new Evidence(Evidence.OF_DISPOSITION, quote, 2).standsIn(TALK)).isFalse();
  }

  @Test
  void findsAQuoteWhoseLineWasMiscounted() {
    var judged = judge(claimed(Disposition.INTERESTED, 7, "мне интересно"), TALK).analysis();

    assertThat(judged.evidence())
        .containsExactly(new Evidence(Evidence.OF_DISPOSITION, "мне интересно", 2));
  }

  @Test
  void readsUzbekWithAnyApostrophe() {
    var talk = talk("Yoʻq, qo'ng'iroq qilmang!");

    assertThat(new Evidence(Evidence.OF_OPT_OUT, "qo‘ng‘iroq qilmang", 2).standsIn(talk)).isTrue();
  }

  @Test
  void letsTheEndingWinOverAnAnsweringMachinesWords() {
    var claimed = claimed(Disposition.INTERESTED, "мне интересно");

    var judged = Judgement.of(claimed, new TalkFacts(TALK, Ending.VOICEMAIL)).analysis();

    assertThat(judged.disposition()).isEqualTo(Disposition.VOICEMAIL);
    assertThat(judged.createLead()).isFalse();
    assertThat(judged.followUpDraft()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"NO_ANSWER", "BUSY", "UNREACHABLE", "FAILED"})
  void doubtsWhoeverSaysThatNobodyTalked(Disposition disposition) {
    var judged = judge(claimed(disposition, "мне интересно"), TALK);

    assertThat(judged.analysis().disposition()).isEqualTo(Disposition.UNCLEAR);
    assertThat(judged.doubts()).containsExactly(Doubt.CONTRADICTS_LINE);
  }

  @Test
  void honoursAnOptOutToldOnTheLineWhateverAModelSays() {
    var talk = new TalkFacts(TALK, Ending.COMPLETED, true, List.of());

    var judged = Judgement.of(claimed(Disposition.INTERESTED, "мне интересно"), talk);

    assertThat(judged.analysis().disposition()).isEqualTo(Disposition.OPT_OUT);
    assertThat(judged.analysis().optOut()).isTrue();
    assertThat(judged.analysis().followUpDraft()).isEmpty();
    assertThat(judged.analysis().createLead()).isFalse();
  }

  @Test
  void honoursAnOptOutInTheirOwnWordsWhateverAModelSays() {
    var said = talk("Интересно, но больше не звоните.");
    var words = new Evidence(Evidence.OF_OPT_OUT, "больше не звоните", 2);
    var talk = new TalkFacts(said, Ending.COMPLETED, false, List.of(words));

    var judged = Judgement.of(claimed(Disposition.INTERESTED, "Интересно"), talk).analysis();

    assertThat(judged.disposition()).isEqualTo(Disposition.OPT_OUT);
    assertThat(judged.evidence()).contains(words);
    assertThat(judged.confidence()).isEqualTo(1);
  }

  @Test
  void believesAModelThatQuotesTheOptOut() {
    var said = talk("Уберите меня из базы");
    var claimed =
        claimed(Disposition.REJECTED, "Уберите меня")
            .withOptOut(true)
            .withEvidence(List.of(new Evidence(Evidence.OF_OPT_OUT, "уберите меня из базы", 2)));

    assertThat(judge(claimed, said).analysis().disposition()).isEqualTo(Disposition.OPT_OUT);
  }

  @Test
  void doubtsAnOptOutWithoutItsWordsAndSendsNothing() {
    var claimed = claimed(Disposition.INTERESTED, "мне интересно").withOptOut(true);

    var judged = judge(claimed, TALK);

    assertThat(judged.doubts()).containsExactly(Doubt.UNPROVEN_OPT_OUT);
    assertThat(judged.analysis().disposition()).isEqualTo(Disposition.UNCLEAR);
    assertThat(judged.analysis().followUpDraft()).isEmpty();
    assertThat(judged.analysis().createLead()).isFalse();
  }

  @Test
  void forgetsATimeThatNobodyNamed() {
    var wish =
        CallbackWish.heard(
            OptionalInt.of(60),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty());
    var claimed = claimed(Disposition.UNCLEAR, "через час").withCallback(wish);

    assertThat(judge(claimed, TALK).analysis().callback()).isEmpty();
    assertThat(judge(claimed, talk("Да, через час")).analysis().callback()).isEqualTo(wish);
  }

  @Test
  void claimsMuchInterestOnlyWithWordsToShow() {
    var judged = judge(claimed(Disposition.UNCLEAR, "беру два"), TALK).analysis();

    assertThat(judged.interest()).isEqualTo(new CustomerInterest(InterestLevel.LOW, ""));
  }

  @ParameterizedTest
  @EnumSource(value = Disposition.class, mode = EnumSource.Mode.EXCLUDE, names = "INTERESTED")
  void makesALeadOfNobodyWhoIsNotInterested(Disposition disposition) {
    var judged = judge(claimed(disposition, "мне интересно"), TALK).analysis();

    assertThat(judged.createLead()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"OPT_OUT", "WRONG_NUMBER", "REJECTED", "VOICEMAIL"})
  void sendsNothingToWhoeverWantsNothing(Disposition disposition) {
    var judged = judge(claimed(disposition, "мне интересно"), TALK).analysis();

    assertThat(judged.followUpDraft()).isEmpty();
    assertThat(judged.interest()).isEqualTo(CustomerInterest.NONE);
  }

  private static Judgement judge(Analysis analysis, Transcript transcript) {
    return Judgement.of(analysis, new TalkFacts(transcript, Ending.COMPLETED));
  }

  private static Analysis claimed(Disposition disposition, String quote) {
    return claimed(disposition, 2, quote);
  }

  private static Analysis claimed(Disposition disposition, int line, String quote) {
    return new Analysis(
        disposition,
        "Итог",
        Optional.of("Спасибо!"),
        new CustomerInterest(InterestLevel.HIGH, "тариф"),
        true,
        0.9,
        List.of(new Evidence(Evidence.OF_DISPOSITION, quote, line)),
        Optional.empty(),
        false,
        Optional.empty(),
        AnalysisOrigin.UNKNOWN);
  }

  private static Transcript talk(String customer) {
    return new Transcript(
        List.of(
            new Utterance(1, Speaker.AGENT, "Предлагаю тариф.", Duration.ZERO),
            new Utterance(2, Speaker.CUSTOMER, customer, Duration.ofSeconds(3))));
  }
}
