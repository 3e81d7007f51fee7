package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GarbageTest {
  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private RawHttp http;
  private List<Garbage> garbage;

  @BeforeAll
  void collect() {
    http = new RawHttp(port);
    var heap = new Garbage.Heap(new Api(port).token("dilnoza"));
    GarbageBodies.addTo(heap);
    GarbageTargets.addTo(heap);
    garbage = heap.all();
  }

  @Test
  void isPlenty() {
    assertThat(garbage).hasSizeGreaterThan(250);
  }

  @TestFactory
  Stream<DynamicTest> isAnsweredWithAProblemThatHasACode() {
    return garbage.stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> isRefused(one)));
  }

  private void isRefused(Garbage one) {
    // Guesses at passwords are among them, and are slowed down otherwise.
    world.clock.advance(java.time.Duration.ofSeconds(31));
    var answer = http.send(one.request());

    assertThat(answer.status()).as(answer.body()).isEqualTo(one.status()).isBetween(400, 499);
    assertThat(answer.has("Content-Type", "application/problem+json")).as(answer.head()).isTrue();
    var problem = answer.json();
    assertThat(problem.path("code").asString()).isEqualTo(one.code());
    assertThat(problem.path("status").asInt()).isEqualTo(one.status());
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "at ai.halo", "at org.");
    problem
        .path("errors")
        .forEach(error -> {
          assertThat(error.path("field").asString()).isNotBlank();
          assertThat(error.path("code").asString()).matches("[a-z_]+\\.[a-z_]+");
          assertThat(error.path("message").asString()).isNotBlank();
        });
  }

  @AfterAll
  void leavesNothingBehind() {
    assertThat(world.calls.all()).isEmpty();
    assertThat(world.queue.next()).isEmpty();
    assertThat(world.users.all()).hasSize(3);
  }
}
