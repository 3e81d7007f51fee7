package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.watch.StepOutcome;
import ai.halo.domain.call.Step;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

@WebTest
@DirtiesContext
@TestPropertySource(properties = "halo.web.scrape-token=scrape-token-0123456789")
class StatusTest {
  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @Test
  void tellsAdministratorsHowEverythingStands() {
    world.nodes.alive("halo-1-5f0c", "0.1.0");
    world.unitOfWork.run(() ->
        world.brakes.apply(new BrakeApplied(Brake.OPERATOR, "Звонили Анне", "dilnoza", NOON)));
    world.unitOfWork.run(() -> world.queue.enqueue(world.ids.call(), 1));
    tried(Step.DIAL, StepOutcome.DONE, "");
    tried(Step.ADD_TO_CRM, StepOutcome.UNAVAILABLE, "crm.away");
    tried(Step.ADD_TO_CRM, StepOutcome.UNAVAILABLE, "crm.away");

    var answer = api.get("/api/system/status", api.token("admin"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("Анне", "dilnoza");
    var status = answer.json();
    assertThat(status.at("/database/took_millis").asDouble()).isPositive();
    assertThat(status.at("/parts"))
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    [{"part": "voice", "mock": true, "health": "working", "failures": 0,
                      "answered_at": "2026-03-02T12:00:00Z", "failed_at": null, "code": null},
                     {"part": "analyzer", "mock": true, "health": "unused", "failures": 0,
                      "answered_at": null, "failed_at": null, "code": null},
                     {"part": "sms", "mock": true, "health": "unused", "failures": 0,
                      "answered_at": null, "failed_at": null, "code": null},
                     {"part": "crm", "mock": true, "health": "failing", "failures": 2,
                      "answered_at": null, "failed_at": "2026-03-02T12:00:00Z",
                      "code": "crm.away"}]
                    """));
    assertThat(status.at("/queue/due").asInt()).isEqualTo(1);
    assertThat(status.at("/brakes/0/brake").asString()).isEqualTo("operator");
    assertThat(status.at("/nodes/0/name").asString()).isEqualTo("halo-1-5f0c");
    assertThat(status.at("/nodes").size()).isEqualTo(1);
  }

  @Test
  void letsWhoeverShowsTheScrapeTokenReadTheMetricsAndNothingElse() {
    // There is nothing to read without the actuator, but nobody is asked to sign in for it.
    assertThat(api.get("/actuator/prometheus", "scrape-token-0123456789").status()).isEqualTo(404);
    assertThat(api.get("/actuator/prometheus", "scrape-token-0123456788").status()).isEqualTo(401);
    assertThat(api.send(api.request("/actuator/prometheus")).status()).isEqualTo(401);
    assertThat(api.get("/actuator/env", "scrape-token-0123456789").status()).isEqualTo(401);
    assertThat(api.get("/api/system/status", "scrape-token-0123456789").status()).isEqualTo(401);
    assertThat(api.post("/actuator/prometheus", "scrape-token-0123456789", "{}").status())
        .isEqualTo(401);
  }

  private void tried(Step step, StepOutcome outcome, String code) {
    world.parts.tried(world.ids.call(), step, outcome, code, Duration.ofMillis(5));
  }
}
