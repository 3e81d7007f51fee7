package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonField;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionCreateParams.ResponseFormat;
import com.openai.models.completions.CompletionUsage;
import java.util.Optional;

/**
 * Asks by Chat Completions with a JSON schema, which compatible servers speak. Whether they keep to
 * the schema differs, so the answer is read with the same distrust.
 */
final class ChatApi implements ModelApi {
  private final OpenAIClient client;
  private final String model;
  private final ResponseFormat format;

  /** By this client, whose time-outs and retries hold. */
  ChatApi(OpenAIClient client, String model) {
    this.client = client;
    this.model = model;
    this.format =
        ChatCompletionCreateParams.builder()
            .model(model)
            .addUserMessage("")
            .responseFormat(ModelAnswer.class)
            .build()
            .rawParams()
            .responseFormat()
            .orElseThrow();
  }

  @Override
  public Reply ask(Question question) {
    var params =
        ChatCompletionCreateParams.builder()
            .model(model)
            .addSystemMessage(question.instructions())
            .addUserMessage(question.input())
            .maxCompletionTokens(question.answerTokens())
            .responseFormat(format)
            .build();
    try (var answered = client.chat().completions().withRawResponse().create(params)) {
      var requestId = answered.requestId();
      if (!answered.headers().values(AnswerGate.TOO_LONG).isEmpty()) {
        return new Reply.Nothing(Reply.Why.UNREADABLE, new Reply.Took("", requestId, Usage.NONE));
      }
      return reply(answered.parse(), requestId);
    } catch (OpenAIInvalidDataException _) {
      return new Reply.Nothing(
          Reply.Why.UNREADABLE, new Reply.Took("", Optional.empty(), Usage.NONE));
    } catch (RuntimeException failure) {
      throw Failures.of(failure);
    }
  }

  private static Reply reply(ChatCompletion completion, Optional<String> requestId) {
    var took =
        new Reply.Took(
            known(completion._model()).orElse(""),
            requestId,
            known(completion._usage()).map(ChatApi::usage).orElse(Usage.NONE));
    var choice = known(completion._choices()).flatMap(choices -> choices.stream().findFirst());
    var finish = choice.flatMap(chosen -> known(chosen._finishReason())).orElse(FinishReason.STOP);
    if (finish.equals(FinishReason.CONTENT_FILTER)) {
      return new Reply.Nothing(Reply.Why.FILTERED, took);
    }
    if (finish.equals(FinishReason.LENGTH)) {
      return new Reply.Nothing(Reply.Why.CUT_OFF, took);
    }
    var message = choice.flatMap(chosen -> known(chosen._message()));
    if (message
        .flatMap(said -> known(said._refusal()))
        .filter(text -> !text.isBlank())
        .isPresent()) {
      return new Reply.Nothing(Reply.Why.DECLINED, took);
    }
    return message
        .flatMap(said -> known(said._content()))
        .filter(text -> !text.isBlank())
        .<Reply>map(text -> new Reply.Text(text, took))
        .orElseGet(() -> new Reply.Nothing(Reply.Why.UNREADABLE, took));
  }

  private static Usage usage(CompletionUsage usage) {
    return new Usage(
        known(usage._promptTokens()).orElse(0L),
        known(usage._completionTokens()).orElse(0L),
        known(usage._promptTokensDetails())
            .flatMap(details -> known(details._cachedTokens()))
            .orElse(0L));
  }

  private static <T> Optional<T> known(JsonField<T> field) {
    return field.asKnown();
  }
}
