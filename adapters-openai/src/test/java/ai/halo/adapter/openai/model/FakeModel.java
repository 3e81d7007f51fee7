package ai.halo.adapter.openai.model;

import ai.halo.adapter.openai.model.OpenAiSettings.Api;
import ai.halo.domain.port.ConversationAnalyzer;
import com.openai.client.OpenAIClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server on this machine that speaks both APIs and answers what a test wants. */
final class FakeModel implements AutoCloseable {
  static final String MODEL = "gpt-5.4-mini";
  static final String KEY = "sk-test-key-that-nobody-may-print";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final MockWebServer server = new MockWebServer();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<OpenAIClient> clients = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, MockResponse> behaviour;

  /** Answers each request by this. */
  FakeModel(Function<Asked, MockResponse> behaviour) {
    this.behaviour = behaviour;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            var heard = Asked.of(request);
            asked.add(heard);
            return FakeModel.this.behaviour.apply(heard);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Always the same answer. */
  static FakeModel answering(Function<Api, MockResponse> answer) {
    return new FakeModel(asked -> answer.apply(asked.api()));
  }

  /** A request as it came in. */
  record Asked(Api api, JsonNode body, String authorization) {
    static Asked of(RecordedRequest request) {
      var api = request.getTarget().endsWith("/responses") ? Api.RESPONSES : Api.CHAT;
      var body = request.getBody();
      return new Asked(
          api,
          JSON.readTree(body == null ? "{}" : body.utf8()),
          String.valueOf(request.getHeaders().get("Authorization")));
    }

    /** What the model reads besides its instructions. */
    String input() {
      return api == Api.RESPONSES
          ? body.path("input").asString("")
          : body.path("messages").path(1).path("content").asString("");
    }

    /** What the model is told to do. */
    String instructions() {
      return api == Api.RESPONSES
          ? body.path("instructions").asString("")
          : body.path("messages").path(0).path("content").asString("");
    }

    int answerTokens() {
      return body.path(api == Api.RESPONSES ? "max_output_tokens" : "max_completion_tokens")
          .asInt();
    }

    /** The schema the answer is to keep to. */
    JsonNode schema() {
      return api == Api.RESPONSES
          ? body.path("text").path("format").path("schema")
          : body.path("response_format").path("json_schema").path("schema");
    }
  }

  /** All requests so far, in order. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  void behave(Function<Asked, MockResponse> other) {
    behaviour = other;
  }

  URI url() {
    return server.url("/v1").uri();
  }

  /** An analyzer that asks this server, with no retries of the SDK's and little patience. */
  ConversationAnalyzer analyzer(Api api) {
    return analyzer(settings(api, Duration.ofSeconds(20), 0, 32, "ru"));
  }

  ConversationAnalyzer analyzer(OpenAiSettings settings) {
    var client = OpenAiConfiguration.client(settings);
    clients.add(client);
    return OpenAiConfiguration.analyzer(
        client, settings, PriceSettings.FREE, new SimpleMeterRegistry());
  }

  OpenAiSettings settings(
      Api api, Duration timeout, int retries, int concurrency, String summaryLanguage) {
    return new OpenAiSettings(
        KEY,
        api,
        url(),
        MODEL,
        Duration.ofSeconds(2),
        timeout,
        retries,
        concurrency,
        summaryLanguage,
        3_000,
        60_000);
  }

  /** A whole answer with this text in it, as either API wraps it. */
  static MockResponse text(Api api, String text) {
    return ok(
        api == Api.RESPONSES ? response("completed", output(text)) : chat("stop", content(text)));
  }

  /** The model declines. */
  static MockResponse refusal(Api api, String words) {
    var part = JSON.createObjectNode().put("type", "refusal").put("refusal", words);
    var message = JSON.createObjectNode().put("role", "assistant").put("refusal", words);
    message.putNull("content");
    return ok(api == Api.RESPONSES ? response("completed", part) : chat("stop", message));
  }

  /** The answer was cut off after this text. */
  static MockResponse cutOff(Api api, String text) {
    if (api == Api.CHAT) {
      return ok(chat("length", content(text)));
    }
    var response = response("incomplete", output(text));
    response.putObject("incomplete_details").put("reason", "max_output_tokens");
    return ok(response);
  }

  /** The server's filter stepped in. */
  static MockResponse filtered(Api api) {
    if (api == Api.CHAT) {
      return ok(chat("content_filter", content("")));
    }
    var response = response("incomplete", output(""));
    response.putObject("incomplete_details").put("reason", "content_filter");
    return ok(response);
  }

  /** An error as OpenAI words it. */
  static MockResponse error(int status, String code, String type, String message) {
    var body = JSON.createObjectNode();
    body.putObject("error").put("message", message).put("type", type).put("code", code);
    return json(status, body.toString()).build();
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .addHeader("x-request-id", "req_123")
        .body(body);
  }

  private static MockResponse ok(ObjectNode body) {
    return json(200, body.toString()).build();
  }

  private static ObjectNode output(String text) {
    var part = JSON.createObjectNode().put("type", "output_text").put("text", text);
    part.putArray("annotations");
    return part;
  }

  private static ObjectNode content(String text) {
    var message = JSON.createObjectNode().put("role", "assistant").put("content", text);
    message.putNull("refusal");
    return message;
  }

  private static ObjectNode response(String status, ObjectNode part) {
    var body =
        JSON.createObjectNode()
            .put("id", "resp_1")
            .put("object", "response")
            .put("created_at", 1)
            .put("status", status)
            .put("model", MODEL + "-2026-03-01");
    var message =
        body.putArray("output")
            .addObject()
            .put("id", "msg_1")
            .put("type", "message")
            .put("role", "assistant")
            .put("status", "completed");
    message.putArray("content").add(part);
    var usage = body.putObject("usage").put("input_tokens", 900).put("output_tokens", 210);
    usage.put("total_tokens", 1_110);
    usage.putObject("input_tokens_details").put("cached_tokens", 512);
    return body;
  }

  private static ObjectNode chat(String finish, ObjectNode message) {
    var body =
        JSON.createObjectNode()
            .put("id", "chatcmpl-1")
            .put("object", "chat.completion")
            .put("created", 1)
            .put("model", MODEL + "-2026-03-01");
    var choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
    choice.set("message", message);
    var usage = body.putObject("usage").put("prompt_tokens", 900).put("completion_tokens", 210);
    usage.put("total_tokens", 1_110);
    usage.putObject("prompt_tokens_details").put("cached_tokens", 512);
    return body;
  }

  @Override
  public void close() {
    clients.forEach(OpenAIClient::close);
    server.close();
  }
}
