package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import ai.halo.domain.port.PortFailure.Unavailable;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonField;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.ChatModel;
import com.openai.models.ResponsesModel;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputMessage;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseTextConfig;
import com.openai.models.responses.ResponseUsage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks by OpenAI's Responses API; the server is told to keep nothing. */
final class ResponsesApi implements ModelApi {
  private final OpenAIClient client;
  private final String model;
  private final ResponseTextConfig format;

  /** By this client, whose time-outs and retries hold. */
  ResponsesApi(OpenAIClient client, String model) {
    this.client = client;
    this.model = model;
    this.format =
        ResponseCreateParams.builder()
            .model(model)
            .text(ModelAnswer.class)
            .build()
            .rawParams()
            .text()
            .orElseThrow();
  }

  @Override
  public Reply ask(Question question) {
    var params =
        ResponseCreateParams.builder()
            .model(model)
            .store(false)
            .instructions(question.instructions())
            .input(question.input())
            .maxOutputTokens(question.answerTokens())
            .text(format)
            .build();
    try (var answered = client.responses().withRawResponse().create(params)) {
      var requestId = answered.requestId();
      if (!answered.headers().values(AnswerGate.TOO_LONG).isEmpty()) {
        return new Reply.Nothing(Reply.Why.UNREADABLE, new Reply.Took("", requestId, Usage.NONE));
      }
      return reply(answered.parse(), requestId);
    } catch (OpenAIInvalidDataException _) {
      return new Reply.Nothing(
          Reply.Why.UNREADABLE, new Reply.Took("", Optional.empty(), Usage.NONE));
    } catch (Unavailable failed) {
      throw failed;
    } catch (RuntimeException failure) {
      throw Failures.of(failure);
    }
  }

  private static Reply reply(Response response, Optional<String> requestId) {
    var took =
        new Reply.Took(
            known(response._model()).map(ResponsesApi::name).orElse(""),
            requestId,
            known(response._usage()).map(ResponsesApi::usage).orElse(Usage.NONE));
    var status = known(response._status()).orElse(ResponseStatus.COMPLETED);
    if (status.equals(ResponseStatus.INCOMPLETE)) {
      return new Reply.Nothing(isFiltered(response) ? Reply.Why.FILTERED : Reply.Why.CUT_OFF, took);
    }
    if (status.equals(ResponseStatus.FAILED)) {
      throw new Unavailable(
          "analysis.unavailable", "The model's server began to answer and failed.");
    }
    var contents = contents(response);
    if (contents.stream().anyMatch(ResponseOutputMessage.Content::isRefusal)) {
      return new Reply.Nothing(Reply.Why.DECLINED, took);
    }
    var text =
        contents.stream()
            .flatMap(content -> content.outputText().stream())
            .map(output -> known(output._text()).orElse(""))
            .collect(Collectors.joining());
    return text.isBlank()
        ? new Reply.Nothing(Reply.Why.UNREADABLE, took)
        : new Reply.Text(text, took);
  }

  private static String name(ResponsesModel model) {
    return model
        .string()
        .or(() -> model.chat().map(ChatModel::asString))
        .or(() -> model.only().map(ResponsesModel.ResponsesOnlyModel::asString))
        .orElse("");
  }

  private static List<ResponseOutputMessage.Content> contents(Response response) {
    return known(response._output()).stream()
        .flatMap(List::stream)
        .map(ResponseOutputItem::message)
        .flatMap(Optional::stream)
        .map(message -> known(message._content()).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private static boolean isFiltered(Response response) {
    return known(response._incompleteDetails())
        .flatMap(details -> known(details._reason()))
        .filter(Response.IncompleteDetails.Reason.CONTENT_FILTER::equals)
        .isPresent();
  }

  private static Usage usage(ResponseUsage usage) {
    return new Usage(
        known(usage._inputTokens()).orElse(0L),
        known(usage._outputTokens()).orElse(0L),
        known(usage._inputTokensDetails())
            .flatMap(details -> known(details._cachedTokens()))
            .orElse(0L));
  }

  private static <T> Optional<T> known(JsonField<T> field) {
    return field.asKnown();
  }
}
