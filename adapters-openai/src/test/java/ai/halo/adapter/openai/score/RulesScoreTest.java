package ai.halo.adapter.openai.score;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.openai.rules.RuleBasedConversationAnalyzer;
import ai.halo.adapter.openai.score.Scorecard.Answer;
import ai.halo.adapter.openai.score.Scorecard.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well the rules read talks that are not in the product; the table is printed. */
class RulesScoreTest {
  private static final Path LABELLED = Path.of("src/test/resources/labelled");
  private static Scorecard card = new Scorecard();

  @BeforeAll
  static void readAll() throws IOException, InterruptedException {
    var talks = new ArrayList<LabelledTalk>();
    for (var set : List.of("ru", "uz", "tj", "en")) {
      talks.addAll(LabelledTalk.read(LABELLED.resolve(set + ".txt")));
    }
    card = new Score(new RuleBasedConversationAnalyzer()).of(talks, 2);
    System.out.print(new ScoreTable(Optional.empty(), Optional.empty()).of(card));
  }

  @Test
  void hasThirtyTalksAndMoreOfEachLanguage() {
    for (var set : List.of("ru", "uz", "tj")) {
      assertThat(card.of(talk -> talk.set().equals(set))).hasSizeGreaterThanOrEqualTo(30);
    }
  }

  @Test
  void readsTheTalksItWasTunedTo() {
    var tuned = card.of(talk -> !talk.isHeldOut());
    tuned.stream()
        .filter(answer -> !Scorecard.isRight(answer, Field.DISPOSITION))
        .forEach(RulesScoreTest::show);

    assertThat(Scorecard.share(tuned, Field.DISPOSITION))
        .hasValueSatisfying(share -> assertThat(share).isGreaterThanOrEqualTo(0.95));
  }

  /** Floors a little below what was measured before anybody looked at these talks. */
  @ParameterizedTest
  @CsvSource({
    "DISPOSITION, 0.80",
    "INTEREST, 0.60",
    "LEAD, 0.93",
    "OPT_OUT, 0.93",
    "CALLBACK, 0.75",
    "LANGUAGE, 0.95"
  })
  void readsMostOfWhatItHasNeverSeen(Field field, double floor) {
    var heldOut = card.of(LabelledTalk::isHeldOut);

    assertThat(Scorecard.share(heldOut, field))
        .hasValueSatisfying(share -> assertThat(share).isGreaterThanOrEqualTo(floor));
  }

  @Test
  void quotesNothingThatNobodySaid() {
    var all = card.of(_ -> true);

    assertThat(all.stream().mapToInt(Answer::quotes).sum()).isPositive();
    assertThat(all).allSatisfy(answer -> assertThat(answer.standing()).isEqualTo(answer.quotes()));
  }

  private static void show(Answer answer) {
    System.out.printf(
        "tuned and missed: %s as %s%n",
        answer.talk(), answer.judged().map(judged -> judged.analysis().disposition()).orElse(null));
  }
}
