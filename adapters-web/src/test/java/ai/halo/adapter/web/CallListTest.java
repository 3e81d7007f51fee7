package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class CallListTest {
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
  void walksThroughAllCallsPageByPageWithNoneTwiceAndNoneLeftOut() {
    IntStream.range(0, 25)
        .forEach(i -> stored(aCall().at(CallBuilder.NOON.plusSeconds(i / 3)).build()));

    var seen = new ArrayList<String>();
    var pages = 0;
    JsonNode page = api.get("/api/calls?limit=7", token).json();
    while (true) {
      pages++;
      assertThat(page.path("total").asInt()).isEqualTo(25);
      page.path("items").forEach(item -> seen.add(item.path("id").asString()));
      if (page.path("next_cursor").isNull()) {
        break;
      }
      var cursor = page.path("next_cursor").asString();
      page = api.get("/api/calls?limit=7&cursor=" + cursor, token).json();
    }

    assertThat(pages).isEqualTo(4);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void refusesACursorThatSomebodyChanged() {
    IntStream.range(0, 3).forEach(_ -> stored(aCall().build()));
    var cursor = api.get("/api/calls?limit=1", token).json().path("next_cursor").asString();
    var changed = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);

    assertThat(api.get("/api/calls?cursor=" + cursor, token).status()).isEqualTo(200);
    assertThat(api.get("/api/calls?cursor=" + changed, token).code()).isEqualTo("cursor.invalid");
  }

  @Test
  void filtersByWhatIsAskedForRepeatedOrSeparatedByCommas() {
    stored(aCall().lead().build());
    stored(aCall().in(Language.UZBEK).to("+998935550011").ended(Ending.BUSY).build());
    stored(
        aCall()
            .in(Language.TAJIK)
            .to("+992901112233")
            .at(CallBuilder.NOON.plusSeconds(60))
            .build());

    assertThat(found("")).isEqualTo(3);
    assertThat(found("status=completed")).isEqualTo(2);
    assertThat(found("status=completed,initiating")).isEqualTo(3);
    assertThat(found("status=completed&status=initiating")).isEqualTo(3);
    assertThat(found("status=failed")).isZero();
    assertThat(found("status=")).isEqualTo(3);
    assertThat(found("disposition=interested,busy")).isEqualTo(2);
    assertThat(found("crm_status=added")).isEqualTo(1);
    assertThat(found("language=uz,tj")).isEqualTo(2);
    assertThat(found("language=uz&status=completed")).isEqualTo(1);
    assertThat(found("q=5550")).isEqualTo(1);
    assertThat(found("q=%2B992%20(90)")).isEqualTo(1);
    assertThat(found("from=2026-03-02T12:00:30Z")).isEqualTo(1);
    assertThat(found("from=2026-03-02T17:00:30%2B05:00")).isEqualTo(1);
    assertThat(found("to=2026-03-02T12:00:30Z")).isEqualTo(2);
    assertThat(found("from=2026-03-02T12:00:00Z&to=2026-03-02T12:01:00Z")).isEqualTo(2);
  }

  @Test
  void countsThePeriodBeforeAndEveryDayOfThePeriod() {
    stored(aCall().lead().build());
    stored(aCall().ended(Ending.NO_ANSWER).build());
    stored(aCall().at(CallBuilder.NOON.minus(Duration.ofDays(14))).talked().build());

    var figures = api.get("/api/analytics?tz=Asia/Tashkent", token).json();

    assertThat(figures.path("total_calls").asInt()).isEqualTo(2);
    assertThat(figures.path("talk_rate").asDouble()).isEqualTo(0.5);
    assertThat(figures.path("interest_rate").asDouble()).isEqualTo(1.0);
    assertThat(figures.path("avg_duration").asDouble()).isEqualTo(60.0);
    assertThat(figures.at("/funnel/lead").asInt()).isEqualTo(1);
    assertThat(figures.at("/dispositions/no_answer").asInt()).isEqualTo(1);
    assertThat(figures.at("/dispositions/failed").asInt()).isZero();
    assertThat(figures.path("series").size()).isEqualTo(14);
    assertThat(figures.at("/series/13/date").asString()).isEqualTo("2026-03-02");
    assertThat(figures.at("/series/13/called").asInt()).isEqualTo(2);
    assertThat(figures.path("answers").size()).isEqualTo(1);
    assertThat(figures.at("/answers/0/weekday").asInt()).isEqualTo(1);
    assertThat(figures.at("/answers/0/hour").asInt()).isEqualTo(17);
    assertThat(figures.at("/previous/total_calls").asInt()).isEqualTo(1);
    assertThat(figures.at("/previous/interest_rate").asDouble()).isZero();
  }

  @Test
  void hasNoRatesOfNothing() {
    var figures =
        api.get(
                "/api/analytics?from=2025-01-01T00:00:00Z&to=2025-01-03T00:00:00Z&language=ru,uz",
                token)
            .json();

    assertThat(figures.path("total_calls").asInt()).isZero();
    assertThat(figures.path("talk_rate").isNull()).isTrue();
    assertThat(figures.path("avg_duration").isNull()).isTrue();
    assertThat(figures.at("/previous/talk_rate").isNull()).isTrue();
    assertThat(figures.path("series").size()).isEqualTo(2);
  }

  @Test
  void tellsWhatTheMockMessengerSentNewestFirst() {
    var call = stored(aCall().build());
    world.outbox.add(WebWorld.message("m-1", call));
    world.outbox.add(WebWorld.message("m-2", call));

    var messages = api.get("/api/sandbox/messages?limit=1", token).json();

    assertThat(messages.path("items").size()).isEqualTo(1);
    var latest = messages.path("items").get(0);
    assertThat(latest.path("id").asString()).isEqualTo("m-2");
    assertThat(latest.path("channel").asString()).isEqualTo("sms");
    assertThat(latest.path("to").asString()).isEqualTo("+998901234561");
    assertThat(latest.path("call_id").asString()).isEqualTo(call.id().toString());
  }

  private Call stored(Call call) {
    world.calls.add(call);
    return call;
  }

  private int found(String query) {
    var page = api.get("/api/calls?" + query, token);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.json().path("items").size()).isEqualTo(page.json().path("total").asInt());
    return page.json().path("total").asInt();
  }
}
