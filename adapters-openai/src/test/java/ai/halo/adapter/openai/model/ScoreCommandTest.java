package ai.halo.adapter.openai.model;

import static ai.halo.adapter.openai.model.AnswerBuilder.anAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.openai.model.OpenAiSettings.Api;
import ai.halo.adapter.openai.score.Score;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command that scores a model, from its options to its table. */
class ScoreCommandTest {
  private static final String TALK =
      """
      # t-1 | wrong_number | interest none | lead no | opt_out no | callback -
      A: Марина?
      C: Вы ошиблись номером.
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Api.class)
  void scoresAModelThatIsReachedByTheProductsOwnSettings(Api api) throws Exception {
    var talks = folder.resolve("ru.txt");
    Files.writeString(talks, TALK);
    var answer = anAnswer().meaning("wrong_number", "Вы ошиблись номером.", 2).json();
    try (var model = new FakeModel(asked -> FakeModel.text(asked.api(), answer))) {

      var table =
          printed(
              "--analyzer=openai",
              "--halo.openai.api=" + api.name().toLowerCase(Locale.ROOT),
              "--halo.openai.base-url=" + model.url(),
              "--halo.openai.api-key=" + FakeModel.KEY,
              "--input-price=1",
              "--output-price=2",
              talks.toString());

      assertThat(model.asked()).hasSize(1);
      assertThat(table)
          .contains("talks that the analyzer failed at   0 of 1")
          .contains("quotes that the customer said       1 of 1")
          .contains("cost ")
          .doesNotContain("wrong_number  unclear")
          .doesNotContain(FakeModel.KEY);
    }
  }

  private static String printed(String... options) throws Exception {
    var before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Score.main(options);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
