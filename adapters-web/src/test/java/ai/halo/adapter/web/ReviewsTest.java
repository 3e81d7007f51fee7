package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ReviewsTest {
  private static final String CONFIRMED =
      """
      {"disposition": "interested", "interest_level": "high", "send_message": true,
       "create_lead": true}
      """;

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String token;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    token = api.token("dilnoza");
  }

  @Test
  void listsTheCallsThatWaitWithWhatWouldBeSent() {
    var call = waiting(0);
    world.calls.add(aCall().lead().build());

    var page = api.get("/api/reviews", token).json();

    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(page.path("next_cursor").isNull()).isTrue();
    var item = page.path("items").path(0);
    assertThat(item.path("since").asString()).isEqualTo("2026-03-02T12:01:11Z");
    assertThat(item.path("reasons").path(0).asString()).isEqualTo("low_confidence");
    assertThat(item.path("proposed_message").asString()).isEqualTo("Спасибо за разговор!");
    assertThat(item.path("call").path("id").asString()).isEqualTo(call.id().toString());
    var shown = item.path("call");
    assertThat(shown.path("review").path("needed").asBoolean()).isTrue();
    assertThat(shown.path("review").path("reason").asString()).isEqualTo("low_confidence");
    assertThat(shown.path("confidence").asDouble()).isEqualTo(0.4);
    assertThat(shown.path("analysis_origin").path("analyzer").asString()).isEqualTo("unknown");
    assertThat(shown.path("status").asString()).isEqualTo("preparing_followup");
  }

  @Test
  void pagesThroughTheQueueAndFiltersTheList() {
    waiting(0);
    waiting(60);
    world.calls.add(aCall().lead().build());

    var first = api.get("/api/reviews?limit=1", token).json();
    var cursor = first.path("next_cursor").asString();
    var second = api.get("/api/reviews?limit=1&cursor=" + cursor, token).json();

    assertThat(first.path("items").path(0).path("call").path("id"))
        .isNotEqualTo(second.path("items").path(0).path("call").path("id"));
    assertThat(second.path("next_cursor").isNull()).isTrue();
    assertThat(api.get("/api/calls?review=waiting", token).json().path("total").asInt())
        .isEqualTo(2);
    assertThat(api.get("/api/calls?review=done", token).status()).isEqualTo(422);
    assertThat(api.get("/api/calls?cursor=" + cursor, token).status()).isEqualTo(422);
  }

  @Test
  void takesWhatAPersonDecided() {
    var call = waiting(0);

    var answer = api.post("/api/calls/" + call.id() + "/review", token, CONFIRMED);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("review").path("needed").asBoolean()).isFalse();
    assertThat(answer.json().path("confidence").asDouble()).isEqualTo(1);
    var facts = new ArrayList<String>();
    answer.json().path("timeline").forEach(entry -> facts.add(entry.path("type").asString()));
    assertThat(facts).contains("review_requested", "reviewed");
    assertThat(world.queue.next()).isPresent();
    var again = api.post("/api/calls/" + call.id() + "/review", token, CONFIRMED);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("code").asString()).isEqualTo("call.not_waiting");
  }

  @Test
  void namesEveryBadFieldOfADecision() {
    var call = waiting(0);

    var unread =
        api.post(
            "/api/calls/" + call.id() + "/review",
            token,
            "{\"disposition\": \"maybe\", \"send_message\": \"yes\", \"create_lead\": 1}");

    assertThat(unread.status()).isEqualTo(422);
    assertThat(errors(unread.json()))
        .containsExactly(
            "disposition disposition.unknown",
            "interest_level interest_level.unknown",
            "send_message send_message.type",
            "create_lead create_lead.type");
  }

  @Test
  void refusesADecisionThatContradictsItself() {
    var call = waiting(0);

    var refused =
        api.post(
            "/api/calls/" + call.id() + "/review",
            token,
            """
            {"disposition": "opt_out", "interest_level": "none", "send_message": true,
             "create_lead": false}
            """);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(errors(refused.json())).containsExactly("send_message review.message");
    assertThat(world.calls.find(call.id()).orElseThrow().review()).isPresent();
  }

  @Test
  void knowsNoReviewOfACallThatIsNotThere() {
    var nowhere = "/api/calls/00000000-0000-7000-8000-000000000000/review";

    assertThat(api.post(nowhere, token, CONFIRMED).status()).isEqualTo(404);
    assertThat(api.get("/api/reviews", null).status()).isEqualTo(401);
  }

  private Call waiting(int seconds) {
    var analysis = CallBuilder.analysis(Disposition.INTERESTED, true).withConfidence(0.4);
    var call = aCall().at(NOON.plusSeconds(seconds)).awaitingReview(analysis).build();
    world.calls.add(call);
    return call;
  }

  private static List<String> errors(tools.jackson.databind.JsonNode problem) {
    var errors = new ArrayList<String>();
    problem
        .path("errors")
        .forEach(e -> errors.add(e.path("field").asString() + " " + e.path("code").asString()));
    return errors;
  }
}
