package ai.halo.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VetoTest {
  private static final Transcript TALK = talk("Да, мне интересно, расскажите.");

  @Test
  void letsSupportedInterestStand() {
    var judged =
        Veto.judge(claimed(Disposition.INTERESTED, "мне интересно"), TALK, Ending.COMPLETED);

    assertThat(judged).isEqualTo(claimed(Disposition.INTERESTED, "мне интересно"));
  }

  @Test
  void neverFindsInterestInSilence() {
    var judged = Veto.judge(claimed(Disposition.INTERESTED, "…"), talk("…"), Ending.COMPLETED);

    assertThat(judged.disposition()).isEqualTo(Disposition.UNCLEAR);
    assertThat(judged.followUpDraft()).isEmpty();
    assertThat(judged.createLead()).isFalse();
  }

  @Test
  void neverFindsInterestInWordsThatNobodySaid() {
    var judged = Veto.judge(claimed(Disposition.INTERESTED, "беру два"), TALK, Ending.COMPLETED);

    assertThat(judged.disposition()).isEqualTo(Disposition.UNCLEAR);
    assertThat(judged.evidence()).isEmpty();
    assertThat(judged.createLead()).isFalse();
  }

  @Test
  void takesTheAgentsWordsForNoEvidence() {
    var judged = Veto.judge(claimed(Disposition.INTERESTED, 1, "тариф"), TALK, Ending.COMPLETED);

    assertThat(judged.disposition()).isEqualTo(Disposition.UNCLEAR);
  }

  @Test
  void letsTheEndingWinOverAnAnsweringMachinesWords() {
    var judged =
        Veto.judge(claimed(Disposition.INTERESTED, "мне интересно"), TALK, Ending.VOICEMAIL);

    assertThat(judged.disposition()).isEqualTo(Disposition.VOICEMAIL);
    assertThat(judged.createLead()).isFalse();
    assertThat(judged.followUpDraft()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Disposition.class, mode = EnumSource.Mode.EXCLUDE, names = "INTERESTED")
  void makesALeadOfNobodyWhoIsNotInterested(Disposition disposition) {
    var judged = Veto.judge(claimed(disposition, "мне интересно"), TALK, Ending.COMPLETED);

    assertThat(judged.createLead()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"OPT_OUT", "WRONG_NUMBER", "REJECTED", "VOICEMAIL"})
  void sendsNothingToWhoeverWantsNothing(Disposition disposition) {
    var judged = Veto.judge(claimed(disposition, "мне интересно"), TALK, Ending.COMPLETED);

    assertThat(judged.followUpDraft()).isEmpty();
    assertThat(judged.interest()).isEqualTo(CustomerInterest.NONE);
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
