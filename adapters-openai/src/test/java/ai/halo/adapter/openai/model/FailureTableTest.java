package ai.halo.adapter.openai.model;

import static ai.halo.adapter.openai.model.AnswerBuilder.anAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.halo.adapter.openai.model.OpenAiSettings.Api;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.contact.Language;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.PortFailure.Refused;
import ai.halo.domain.port.PortFailure.Unavailable;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which a model's server can fail, what the pipeline is told of it, and how often it
 * was asked. Whatever fails, not a word of the talk or of the answer is told to anybody.
 */
class FailureTableTest {
  private static final String SAID = "КАНАРЕЙКА_РАЗГОВОРА";
  private static final String WRITTEN = "КАНАРЕЙКА_МОДЕЛИ";
  private static final AnalysisRequest TALK =
      Heard.talk(Language.RUSSIAN, "Agent: Здравствуйте!", "Customer: Меня зовут " + SAID + ".");
  private static final int RETRIES = 1;
  private static final SocketEffect DIES = new SocketEffect.CloseSocket();

  private final Eavesdropper eavesdropper = new Eavesdropper();

  @BeforeEach
  void hears() {
    org.slf4j.LoggerFactory.getLogger("test").trace("the eavesdropper hears");
    assertThat(eavesdropper.heard()).contains("the eavesdropper hears");
  }

  @AfterEach
  void nothingWasToldToAnybody() {
    eavesdropper.close();
    assertThat(eavesdropper.heard()).doesNotContain(SAID, WRITTEN, FakeModel.KEY);
  }

  /**
   * A row of the table.
   *
   * @param tries how often the server is asked in all
   * @param pause how long the server asks us to wait
   */
  record Row(
      String name,
      Function<Api, MockResponse> answer,
      Class<? extends PortFailure> failure,
      String code,
      int tries,
      Optional<Duration> pause) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> table() {
    return Stream.of(
            refused("400 invalid request", 400, "invalid_value", "request_refused"),
            refused("401 wrong key", 401, "invalid_api_key", "key_refused"),
            refused("401 wrong address", 401, "ip_not_authorized", "key_refused"),
            refused("403 country", 403, "unsupported_country_region_territory", "not_permitted"),
            refused("403 model", 403, "model_not_permitted", "not_permitted"),
            refused("404 model", 404, "model_not_found", "model_unknown"),
            refused("422", 422, "unprocessable", "request_refused"),
            refused("418", 418, "teapot", "request_refused"),
            refused("429 quota", 429, "insufficient_quota", "quota_exhausted"),
            refused("429 credit", 429, "credit_balance_exhausted", "quota_exhausted"),
            refused("429 org", 429, "organization_spend_limit_exceeded", "quota_exhausted"),
            refused("429 project", 429, "project_spend_limit_exceeded", "quota_exhausted"),
            refused("429 usage", 429, "organization_usage_limit_exceeded", "quota_exhausted"),
            unavailable("408", 408, "timeout", "unavailable"),
            unavailable("409", 409, "conflict", "unavailable"),
            unavailable("500", 500, "server_error", "unavailable"),
            unavailable("503 overloaded", 503, "server_is_overloaded", "unavailable"),
            unavailable("429 slow down", 429, "slow_down", "rate_limited"),
            unavailable("429 rate", 429, "rate_limit_exceeded", "rate_limited"),
            asksToWait("429 Retry-After", 429, "rate_limited", "Retry-After", "30", 30_000),
            asksToWait("503 Retry-After", 503, "unavailable", "Retry-After", "7", 7_000),
            asksToWait("429 Retry-After-Ms", 429, "rate_limited", "Retry-After-Ms", "4500", 4_500),
            asksToWait("429 for ever", 429, "rate_limited", "Retry-After", "9e99", 3_600_000),
            new Row(
                "429 type insufficient_quota",
                _ -> FakeModel.error(429, "another", "insufficient_quota", WRITTEN),
                Refused.class,
                "analysis.quota_exhausted",
                1,
                Optional.empty()),
            new Row(
                "502 page of a proxy",
                _ -> FakeModel.json(502, "<html>" + WRITTEN + "</html>").build(),
                Unavailable.class,
                "analysis.unavailable",
                1 + RETRIES,
                Optional.empty()),
            new Row(
                "an error of the wrong shape",
                _ -> FakeModel.json(400, "{\"error\":{\"code\":{},\"type\":7}}").build(),
                Refused.class,
                "analysis.request_refused",
                1,
                Optional.empty()),
            new Row(
                "redirect",
                _ ->
                    FakeModel.json(302, WRITTEN)
                        .addHeader("Location", "http://localhost:1/v1/responses")
                        .build(),
                Refused.class,
                "analysis.request_refused",
                1,
                Optional.empty()),
            unreachable("connection dies", new MockResponse.Builder().onResponseStart(DIES)),
            unreachable("answer dies", FakeModel.json(200, "{}").onResponseBody(DIES)),
            asked("too long, even shortened", FailureTableTest::tooLong, "too_long", 2),
            asked("refusal", api -> FakeModel.refusal(api, WRITTEN), "model_declined", 2),
            asked("filter", FakeModel::filtered, "filtered", 1),
            asked("cut off", api -> FakeModel.cutOff(api, WRITTEN), "answer_cut_off", 2),
            asked("no JSON", api -> FakeModel.text(api, WRITTEN), "answer_unreadable", 2),
            asked(
                "whitespace", api -> FakeModel.text(api, " \n".repeat(9)), "answer_unreadable", 2),
            asked("half of it", FailureTableTest::halfOfIt, "answer_unreadable", 2),
            asked("HTML", api -> FakeModel.text(api, "<p>" + WRITTEN), "answer_unreadable", 2),
            asked("a foreign word", FailureTableTest::foreignWord, "answer_unreadable", 2),
            asked("wrong types", FailureTableTest::wrongTypes, "answer_unreadable", 2),
            asked("an empty object", api -> FakeModel.text(api, "{}"), "answer_unreadable", 2),
            asked("1 MB of text", FailureTableTest::megabyte, "answer_unreadable", 2),
            asked("endless spaces", FailureTableTest::spaces, "answer_unreadable", 2),
            asked("no output", _ -> FakeModel.json(200, "{}").build(), "answer_unreadable", 2),
            asked("not its API", _ -> FakeModel.json(200, "[7]").build(), "answer_unreadable", 2),
            asked("a page", _ -> FakeModel.json(200, WRITTEN).build(), "answer_unreadable", 2))
        .flatMap(row -> Stream.of(Api.values()).map(api -> Arguments.of(row, api)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("table")
  void tellsThePipelineWhatToDo(Row row, Api api) {
    try (var model = FakeModel.answering(row.answer())) {
      var analyzer = model.analyzer(model.settings(api, Duration.ofSeconds(20), RETRIES, 8, "ru"));

      var thrown = catchThrowable(() -> analyzer.analyze(TALK));

      assertThat(thrown).isExactlyInstanceOf(row.failure()).hasNoCause();
      assertThat(((PortFailure) thrown).code()).isEqualTo(row.code());
      assertThat(((PortFailure) thrown).reason()).isNotBlank();
      assertThat(pause(thrown)).isEqualTo(row.pause());
      assertThat(model.asked()).hasSize(row.tries());
      assertThat(Eavesdropper.whole(thrown)).doesNotContain(SAID, WRITTEN, FakeModel.KEY);
    }
  }

  @Test
  void isUnreachableWhereNobodyListens() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (var model = FakeModel.answering(FakeModel::filtered)) {
      var there = model.settings(Api.RESPONSES, Duration.ofSeconds(5), 0, 8, "ru");
      var analyzer = model.analyzer(at(there, URI.create("http://127.0.0.1:" + port + "/v1")));

      var thrown = catchThrowable(() -> analyzer.analyze(TALK));

      assertThat(thrown).isExactlyInstanceOf(Unavailable.class).hasNoCause();
      assertThat(((PortFailure) thrown).code()).isEqualTo("analysis.unreachable");
    }
  }

  @Test
  void isUnreachableWhenTheAnswerTakesTooLong() {
    try (var model =
        new FakeModel(asked ->
            FakeModel.text(asked.api(), anAnswer().json())
                .newBuilder()
                .throttleBody(10, 1, java.util.concurrent.TimeUnit.SECONDS)
                .build())) {
      var analyzer = model.analyzer(model.settings(Api.CHAT, Duration.ofMillis(300), 0, 8, "ru"));

      var thrown = catchThrowable(() -> analyzer.analyze(TALK));

      assertThat(thrown).isExactlyInstanceOf(Unavailable.class).hasNoCause();
      assertThat(((PortFailure) thrown).code()).isEqualTo("analysis.unreachable");
    }
  }

  private static Row refused(String name, int status, String error, String code) {
    return new Row(
        name,
        _ -> FakeModel.error(status, error, "invalid_request_error", WRITTEN),
        Refused.class,
        "analysis." + code,
        1,
        Optional.empty());
  }

  private static Row unavailable(String name, int status, String error, String code) {
    return new Row(
        name,
        _ -> FakeModel.error(status, error, "server_error", WRITTEN),
        Unavailable.class,
        "analysis." + code,
        1 + RETRIES,
        Optional.empty());
  }

  private static Row asksToWait(
      String name, int status, String code, String header, String value, long millis) {
    return new Row(
        name,
        _ -> FakeModel.json(status, "{}").addHeader(header, value).build(),
        Unavailable.class,
        "analysis." + code,
        1,
        Optional.of(Duration.ofMillis(millis)));
  }

  private static Row unreachable(String name, MockResponse.Builder answer) {
    return new Row(
        name,
        _ -> answer.build(),
        Unavailable.class,
        "analysis.unreachable",
        1 + RETRIES,
        Optional.empty());
  }

  private static Row asked(
      String name, Function<Api, MockResponse> answer, String code, int tries) {
    return new Row(name, answer, Refused.class, "analysis." + code, tries, Optional.empty());
  }

  private static MockResponse tooLong(Api api) {
    return FakeModel.error(400, "context_length_exceeded", "invalid_request_error", WRITTEN);
  }

  private static MockResponse halfOfIt(Api api) {
    return FakeModel.text(
        api, anAnswer().summary(WRITTEN.repeat(9)).json().substring(0, 200) + "}");
  }

  private static MockResponse foreignWord(Api api) {
    return FakeModel.text(api, anAnswer().meaning(WRITTEN, "", 0).json());
  }

  private static MockResponse wrongTypes(Api api) {
    return FakeModel.text(
        api, anAnswer().but(answer -> answer.put("confidence", WRITTEN).put("summary", 7)).json());
  }

  private static MockResponse megabyte(Api api) {
    return FakeModel.text(api, anAnswer().summary(WRITTEN.repeat(70_000)).json());
  }

  private static MockResponse spaces(Api api) {
    return FakeModel.text(api, " ".repeat(2_000_000));
  }

  private static OpenAiSettings at(OpenAiSettings settings, URI url) {
    return new OpenAiSettings(
        settings.apiKey(),
        settings.api(),
        url,
        settings.model(),
        settings.connectTimeout(),
        settings.timeout(),
        settings.retries(),
        settings.concurrency(),
        settings.summaryLanguage(),
        settings.answerTokens(),
        settings.transcriptCharacters());
  }

  private static Optional<Duration> pause(Throwable thrown) {
    return thrown instanceof Unavailable unavailable ? unavailable.retryAfter() : Optional.empty();
  }
}
