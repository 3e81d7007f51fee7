package ai.halo.adapter.openai.model;

import static ai.halo.adapter.openai.model.AnswerBuilder.anAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.openai.model.OpenAiSettings.Api;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.analysis.PartOfDay;
import ai.halo.domain.contact.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a model, and what becomes of its answer. */
class ModelConversationAnalyzerTest {
  private static final AnalysisRequest TALK =
      Heard.talk(
          Language.RUSSIAN,
          "Agent: Хотите подключить интернет?",
          "Customer: Да, мне интересно, сколько стоит?",
          "Agent: Двести тысяч.",
          "Customer: Хорошо, подключайте в понедельник после обеда.");

  private final FakeModel model =
      new FakeModel(asked -> FakeModel.text(asked.api(), interested().json()));

  @AfterEach
  void close() {
    model.close();
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void readsAllThatAnAnswerTells(Api api) {
    var analysis = model.analyzer(api).analyze(TALK);

    assertThat(analysis.disposition()).isEqualTo(Disposition.INTERESTED);
    assertThat(analysis.summary()).isEqualTo("Клиент согласен.");
    assertThat(analysis.followUpDraft()).contains("Спасибо! Мастер придёт, как договорились.");
    assertThat(analysis.interest().level()).isEqualTo(InterestLevel.HIGH);
    assertThat(analysis.interest().text()).isEqualTo("интернет");
    assertThat(analysis.createLead()).isTrue();
    assertThat(analysis.confidence()).isEqualTo(0.9);
    assertThat(analysis.spoken()).contains(Language.RUSSIAN);
    assertThat(analysis.optOut()).isFalse();
    assertThat(analysis.callback().orElseThrow().weekday()).contains(DayOfWeek.MONDAY);
    assertThat(analysis.callback().orElseThrow().part()).contains(PartOfDay.AFTERNOON);
    assertThat(analysis.evidence())
        .containsExactly(
            new Evidence(Evidence.OF_DISPOSITION, "подключайте", 4),
            new Evidence(Evidence.OF_INTEREST, "Мне интересно", 2),
            new Evidence(Evidence.OF_CRM, "хорошо подключайте", 4),
            new Evidence(Evidence.OF_CALLBACK, "в понедельник после обеда", 4));
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void keepsWhoAnsweredAndWhatItTook(Api api) {
    var origin = model.analyzer(api).analyze(TALK).origin();

    assertThat(origin.analyzer()).isEqualTo("openai");
    assertThat(origin.model()).isEqualTo("gpt-5.4-mini-2026-03-01");
    assertThat(origin.promptVersion()).matches("ru-[0-9a-f]{8}");
    assertThat(origin.requestId()).contains("req_123");
    assertThat(origin.usage()).isEqualTo(new Usage(900, 210, 512));
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void asksForOneObjectAndHasTheServerKeepNothing(Api api) {
    var _ = model.analyzer(api).analyze(TALK);

    var asked = model.asked().getFirst();
    assertThat(asked.api()).isEqualTo(api);
    assertThat(asked.authorization()).isEqualTo("Bearer " + FakeModel.KEY);
    assertThat(asked.body().path("model").asString()).isEqualTo(FakeModel.MODEL);
    assertThat(asked.body().has("tools")).isFalse();
    assertThat(asked.body().path("store").asBoolean(api == Api.RESPONSES)).isFalse();
    assertThat(asked.answerTokens()).isEqualTo(3_000);
    assertThat(asked.schema().path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(asked.schema().path("required")).hasSize(9);
    assertThat(asked.schema().toString())
        .contains("\"wrong_number\"", "\"follow_up_message\"", "\"part_of_day\"");
  }

  @Test
  void putsNothingThatIsSaidIntoTheInstructions() {
    var _ = model.analyzer(Api.RESPONSES).analyze(TALK);

    var asked = model.asked().getFirst();
    assertThat(asked.instructions()).doesNotContain("интернет", "понедельник");
    assertThat(asked.input()).contains("[2] customer: Да, мне интересно", "Предложи интернет.");
  }

  @Test
  void asksNobodyAboutATalkWithoutAWordOfTheCustomer() {
    var silent = Heard.talk(Language.RUSSIAN, "Agent: Алло?", "Customer: …");

    var analysis = model.analyzer(Api.RESPONSES).analyze(silent);

    assertThat(analysis.disposition()).isEqualTo(Disposition.UNCLEAR);
    assertThat(model.asked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void asksAgainWithMoreRoomWhenAnAnswerWasCutOff(Api api) {
    afterFirst(FakeModel.cutOff(api, "{\"callback\""));

    var analysis = model.analyzer(api).analyze(TALK);

    assertThat(analysis.disposition()).isEqualTo(Disposition.INTERESTED);
    assertThat(model.asked())
        .extracting(FakeModel.Asked::answerTokens)
        .containsExactly(3_000, 6_000);
    assertThat(analysis.origin().usage()).isEqualTo(new Usage(1_800, 420, 1_024));
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void saysWhatWasWrongWithAnAnswerInItsOwnWords(Api api) {
    afterFirst(FakeModel.text(api, interested().meaning("SOLD!", "", 0).json()));

    var analysis = model.analyzer(api).analyze(TALK);

    assertThat(analysis.disposition()).isEqualTo(Disposition.INTERESTED);
    assertThat(model.asked().getLast().input())
        .contains("the field disposition.value is missing or wrong")
        .doesNotContain("SOLD!");
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void asksOnceMoreWhenTheModelDeclines(Api api) {
    afterFirst(FakeModel.refusal(api, "I cannot."));

    assertThat(model.analyzer(api).analyze(TALK).disposition()).isEqualTo(Disposition.INTERESTED);
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void leavesOutTheMiddleOfATalkThatIsTooLong(Api api) {
    var lines = new ArrayList<String>();
    lines.add("Customer: Это начало.");
    for (int i = 0; i < 2_000; i++) {
      lines.add("Agent: " + "слово ".repeat(10));
    }
    lines.add("Customer: Это конец.");
    var talk = Heard.talk(Language.RUSSIAN, lines.toArray(String[]::new));
    afterFirst(FakeModel.error(400, "context_length_exceeded", "invalid_request_error", "long"));

    var _ = model.analyzer(api).analyze(talk);

    var first = model.asked().getFirst().input();
    var second = model.asked().getLast().input();
    assertThat(first).contains("Это начало.", "Это конец.", "lines are left out here");
    assertThat(first).hasSizeBetween(50_000, 61_000);
    assertThat(second).contains("Это начало.", "Это конец.", "lines are left out here");
    assertThat(second).hasSizeBetween(12_000, 16_000);
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void passesOverFieldsThatNobodyAskedFor(Api api) {
    var extra = interested().but(answer -> answer.put("recipient", "+998900000000")).json();
    model.behave(asked -> FakeModel.text(asked.api(), "Sure!\n```json\n" + extra + "\n```"));

    assertThat(model.analyzer(api).analyze(TALK).disposition()).isEqualTo(Disposition.INTERESTED);
  }

  @Test
  void boundsWhatAModelWritesAtLength() {
    model.behave(asked ->
        FakeModel.text(
            asked.api(),
            interested()
                .summary("я\u202E\n\t\0 ".repeat(5_000))
                .interestText("ю".repeat(5_000))
                .message("Спасибо! ".repeat(200))
                .json()));

    var analysis = model.analyzer(Api.RESPONSES).analyze(TALK);

    assertThat(analysis.summary()).hasSizeLessThanOrEqualTo(Analysis.LONGEST_SUMMARY);
    assertThat(analysis.summary()).doesNotContain("\u202E", "\n", "\0");
    assertThat(analysis.interest().text()).hasSizeLessThanOrEqualTo(300);
    assertThat(analysis.followUpDraft().orElseThrow())
        .hasSizeLessThanOrEqualTo(Analysis.LONGEST_MESSAGE);
  }

  @Test
  void asksForNoMoreTalksAtOnceThanItHasPlaces() throws Exception {
    var busy = new AtomicInteger();
    var most = new AtomicInteger();
    var open = new CountDownLatch(1);
    model.behave(asked -> {
      most.accumulateAndGet(busy.incrementAndGet(), Math::max);
      await(open);
      busy.decrementAndGet();
      return FakeModel.text(asked.api(), interested().json());
    });
    var analyzer =
        model.analyzer(model.settings(Api.RESPONSES, Duration.ofSeconds(60), 0, 7, "ru"));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<Analysis>>();
      for (int i = 0; i < 200; i++) {
        all.add(threads.submit(() -> analyzer.analyze(TALK)));
      }
      Awaitility.await().until(() -> busy.get() == 7);
      open.countDown();
      for (var one : all) {
        assertThat(one.get().disposition()).isEqualTo(Disposition.INTERESTED);
      }
    }

    assertThat(most).hasValue(7);
  }

  private static AnswerBuilder interested() {
    return anAnswer()
        .meaning("interested", "подключайте", 4)
        .interest("high", "Мне интересно", 2)
        .interestText("интернет")
        .lead(true, "хорошо подключайте", 4)
        .callback(parts ->
            parts
                .put("weekday", "monday")
                .put("part_of_day", "afternoon")
                .put("quote", "в понедельник после обеда")
                .put("line", 4))
        .summary("Клиент согласен.")
        .message("Спасибо! Мастер придёт, как договорились.");
  }

  private void afterFirst(MockResponse first) {
    var asked = new AtomicInteger();
    model.behave(question ->
        asked.incrementAndGet() == 1 ? first : FakeModel.text(question.api(), interested().json()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
