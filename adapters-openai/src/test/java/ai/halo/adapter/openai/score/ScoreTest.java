package ai.halo.adapter.openai.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.halo.adapter.openai.score.Scorecard.Field;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.PortFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {
  private static final String TALKS =
      """
      # t-1 | interested | interest high | lead yes | opt_out no | callback -
      A: Подключаем?
      C: Да, подключайте.

      # t-2 | callback | interest low | lead no | opt_out no | callback in_days=1 hour=10
      C: Завтра в десять.
      """;

  @TempDir Path folder;

  private List<LabelledTalk> talks() throws IOException {
    var file = folder.resolve("ru.txt");
    Files.writeString(file, TALKS);
    return LabelledTalk.read(file);
  }

  private static Analysis saying(AnalysisRequest request, LabelledTalk talk) {
    var line = request.transcript().utterances().getLast();
    var label = talk.label();
    return new Analysis(
        label.disposition(),
        "",
        Optional.empty(),
        new CustomerInterest(label.interest(), ""),
        label.lead(),
        1,
        List.of(
            new Evidence(Evidence.OF_DISPOSITION, line.text(), line.no()),
            new Evidence(Evidence.OF_INTEREST, line.text(), line.no()),
            new Evidence(Evidence.OF_CALLBACK, line.text(), line.no())),
        Optional.of(request.language()),
        label.optOut(),
        label.callback(),
        new AnalysisOrigin("x", "", "", Optional.empty(), new AnalysisOrigin.Usage(1_000, 100, 0)));
  }

  private ConversationAnalyzer knowing(List<LabelledTalk> talks) {
    return request ->
        talks.stream()
            .filter(talk -> talk.request().equals(request))
            .map(talk -> saying(request, talk))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void givesFullMarksToWhoeverAnswersTheLabels() throws IOException, InterruptedException {
    var talks = talks();

    var answers = new Score(knowing(talks)).of(talks, 2).of(_ -> true);

    for (var field : Field.values()) {
      assertThat(Scorecard.share(answers, field)).as(field.name()).contains(1.0);
    }
  }

  @Test
  void countsWhatIsWrongAndSaysWhatItWasTakenFor() throws IOException, InterruptedException {
    var talks = talks();
    var knowing = knowing(talks);

    var answers =
        new Score(request -> knowing.analyze(request).withDisposition(Disposition.UNCLEAR))
            .of(talks, 1)
            .of(_ -> true);

    assertThat(Scorecard.share(answers, Field.DISPOSITION)).contains(0.0);
    assertThat(Scorecard.confusion(answers).get(Disposition.CALLBACK))
        .isEqualTo(Map.of(Disposition.UNCLEAR, 1));
  }

  @Test
  void countsATalkThatTheAnalyzerFailsAtAsWrongAndGoesOn()
      throws IOException, InterruptedException {
    var card =
        new Score(
                _ -> {
                  throw new PortFailure.Unavailable("x.away", "away");
                })
            .of(talks(), 1);

    assertThat(Scorecard.share(card.of(_ -> true), Field.LEAD)).contains(0.0);
    assertThat(new ScoreTable(Optional.empty(), Optional.empty()).of(card)).contains("2 of 2");
  }

  @Test
  void tellsWhatTheTokensCost() throws IOException, InterruptedException {
    var talks = talks();

    var table =
        new ScoreTable(Optional.of(1.0), Optional.of(10.0))
            .of(new Score(knowing(talks)).of(talks, 1));

    assertThat(table).contains("0.002000 a talk, 0.0040 in all").contains("1000 in, 100 out");
  }

  @Test
  void namesTheTalkWhoseLabelCannotBeRead() throws IOException {
    var file = folder.resolve("ru.txt");
    Files.writeString(file, TALKS.replace("interest low", "interest lots"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledTalk.read(file))
        .withMessageContaining("t-2")
        .withMessageContaining("lots");
  }

  @Test
  void readsEveryPartOfALabel() throws IOException {
    var label = talks().getFirst().label();

    assertThat(label)
        .isEqualTo(
            new LabelledTalk.Label(
                Disposition.INTERESTED, InterestLevel.HIGH, true, false, Optional.empty()));
  }
}
