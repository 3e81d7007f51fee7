package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.followup.CrmStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ReanalysesTest {
  private static final String BODY =
      """
      {"analyzer": "rules", "from": "2026-03-01T00:00:00Z", "to": "2026-04-01T00:00:00Z"}
      """;

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String token;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    token = api.token("admin");
  }

  @Test
  void showsWhatWouldChangeAndReplacesItWhereThatIsWanted() {
    var call = aCall().lead().build();
    world.calls.add(call);

    var started = api.post("/api/reanalyses", token, BODY);

    assertThat(started.status()).isEqualTo(201);
    assertThat(started.json().path("total").asInt()).isEqualTo(1);
    var address = started.header("Location").orElseThrow();
    assertThat(api.post(address + "/promote", token, "").json().path("code").asString())
        .isEqualTo("reanalysis.not_now");

    world.reanalyse.work(10);
    world.reanalyse.work(10);
    var done = api.get(address, token).json();
    assertThat(done.path("state").asString()).isEqualTo("done");
    assertThat(done.path("changed").asInt()).isEqualTo(1);
    assertThat(done.path("differences").path("disposition").asInt()).isEqualTo(1);
    var talk = api.get(address + "/results?changed=true", token).json().path("items").path(0);
    assertThat(talk.path("call_id").asString()).isEqualTo(call.id().toString());
    assertThat(talk.path("before").path("disposition").asString()).isEqualTo("interested");
    assertThat(talk.path("after").path("disposition").asString()).isEqualTo("rejected");

    assertThat(api.post(address + "/promote", token, "").status()).isEqualTo(200);
    world.reanalyse.work(10);
    world.reanalyse.work(10);
    assertThat(api.get(address, token).json().path("state").asString()).isEqualTo("promoted");
    var after = world.calls.find(call.id()).orElseThrow();
    assertThat(after.disposition()).contains(Disposition.REJECTED);
    assertThat(after.crmStatus()).isEqualTo(CrmStatus.ADDED);
  }

  @Test
  void namesTheAnalyzersThereAre() {
    var page = api.get("/api/reanalyses", token).json();

    assertThat(page.path("items").size()).isZero();
    assertThat(page.path("analyzers").path(0).asString()).isEqualTo("rules");
  }

  @Test
  void refusesWhatCannotBeStarted() {
    assertThat(
            api.post("/api/reanalyses", token, BODY.replace("rules", "gpt-9"))
                .json()
                .path("errors")
                .path(0)
                .path("code")
                .asString())
        .isEqualTo("analyzer.unknown");
    assertThat(api.post("/api/reanalyses", token, BODY.replace("2026-04", "2026-02")).status())
        .isEqualTo(422);
    assertThat(api.post("/api/reanalyses", token, "{\"from\": \"now\"}").status()).isEqualTo(422);
  }

  @Test
  void isForAdministratorsAlone() {
    var operator = api.token("dilnoza");

    assertThat(api.post("/api/reanalyses", operator, BODY).status()).isEqualTo(403);
    assertThat(api.get("/api/reanalyses", operator).status()).isEqualTo(403);
    assertThat(api.get("/api/reanalyses/00000000-0000-7000-8000-000000000000", token).status())
        .isEqualTo(404);
  }
}
