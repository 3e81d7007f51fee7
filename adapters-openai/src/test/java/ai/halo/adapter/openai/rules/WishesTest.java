package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.CallbackTime;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishesTest {
  private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");
  private static final RuleBasedConversationAnalyzer RULES = new RuleBasedConversationAnalyzer();

  /** All of it was said on Wednesday, 4 March 2026, at 14:20. */
  @ParameterizedTest
  @CsvSource({
    "RUSSIAN, Перезвоните завтра после обеда,          2026-03-05T15:00",
    "RUSSIAN, Перезвоните через час,                    2026-03-04T15:20",
    "RUSSIAN, Перезвоните через полчаса,                2026-03-04T14:50",
    "RUSSIAN, Перезвоните через два часа,               2026-03-04T16:20",
    "RUSSIAN, Перезвоните в понедельник,                2026-03-09T10:00",
    "RUSSIAN, Перезвоните в пятницу вечером,            2026-03-06T18:00",
    "RUSSIAN, Перезвоните через неделю,                 2026-03-11T10:00",
    "UZBEK,   Ertaga ertalab qayta qo‘ng‘iroq qiling,   2026-03-05T10:00",
    "UZBEK,   Bir soatdan keyin qo‘ng‘iroq qiling,      2026-03-04T15:20",
    "TAJIK,   Пагоҳ бегоҳ занг занед,                   2026-03-05T18:00",
  })
  void computesTheTimeThatWasWished(Language language, String words, LocalDateTime expected) {
    var said = new Utterance(1, Speaker.CUSTOMER, words, Duration.ZERO);
    var saidAt = LocalDateTime.parse("2026-03-04T14:20").atZone(TASHKENT).toInstant();

    var analysis = RULES.analyze(new AnalysisRequest("", language, new Transcript(List.of(said))));

    assertThat(
            analysis
                .callback()
                .flatMap(wish -> CallbackTime.of(wish, saidAt, TASHKENT))
                .map(at -> LocalDateTime.ofInstant(at, TASHKENT)))
        .as("%s", analysis.callback())
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "UZBEK, kechroq telefon qiling hozir bandman",
    "RUSSIAN, Перезвоните после отпуска я сейчас занят"
  })
  void readsNoTimeOutOfWordsThatNameNone(Language language, String words) {
    var said = new Utterance(1, Speaker.CUSTOMER, words, Duration.ZERO);

    var analysis = RULES.analyze(new AnalysisRequest("", language, new Transcript(List.of(said))));

    assertThat(analysis.callback()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UZBEK,   я за рулём yarim soatdan keyin tel qiling,            2026-03-04T14:50",
    "TAJIK,   я на работе ҳозир баъди ду соат занг занед,           2026-03-04T16:20",
    "UZBEK,   Dushanba kuni soat o‘n birlarda telefon qiling,       2026-03-09T11:00",
    "RUSSIAN, Наберите минут через двадцать пять,                   2026-03-04T14:45"
  })
  void hearsTimesOfSeveralWordsAndLanguages(
      Language language, String words, LocalDateTime expected) {
    computesTheTimeThatWasWished(language, words, expected);
  }
}
