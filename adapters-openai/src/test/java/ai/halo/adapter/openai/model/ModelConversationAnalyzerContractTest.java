package ai.halo.adapter.openai.model;

import ai.halo.adapter.openai.ConversationAnalyzerContract;
import ai.halo.adapter.openai.model.OpenAiSettings.Api;
import ai.halo.adapter.openai.rules.RuleBasedConversationAnalyzer;
import ai.halo.domain.port.ConversationAnalyzer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** With a model that behaves well, both APIs keep what callers of the port rely on. */
class ModelConversationAnalyzerContractTest {
  private static final ConversationAnalyzer SENSE = new RuleBasedConversationAnalyzer();

  private final FakeModel model =
      new FakeModel(asked ->
          FakeModel.text(asked.api(), AnswerBuilder.like(SENSE.analyze(Heard.in(asked))).json()));

  @AfterEach
  void close() {
    model.close();
  }

  @Nested
  class ByResponses implements ConversationAnalyzerContract {
    private final ConversationAnalyzer analyzer = model.analyzer(Api.RESPONSES);

    @Override
    public ConversationAnalyzer analyzer() {
      return analyzer;
    }
  }

  @Nested
  class ByChat implements ConversationAnalyzerContract {
    private final ConversationAnalyzer analyzer = model.analyzer(Api.CHAT);

    @Override
    public ConversationAnalyzer analyzer() {
      return analyzer;
    }
  }
}
