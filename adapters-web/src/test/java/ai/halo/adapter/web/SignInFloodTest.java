package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Many who sign in at once, each at the full price of a password. */
@WebTest
@TestPropertySource(properties = {"halo.web.password.memory=19MB", "halo.web.password.passes=2"})
class SignInFloodTest {
  private static final int CROWD = 40;

  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @Test
  void slowsSignInsAlone() throws InterruptedException {
    var token = api.token("dilnoza");
    var unanswered = new CountDownLatch(CROWD);
    var statuses = java.util.Collections.synchronizedList(new ArrayList<Integer>());
    var crowd = new ArrayList<Thread>();
    for (var i = 0; i < CROWD; i++) {
      var name = "nobody" + i;
      crowd.add(
          Thread.startVirtualThread(() -> {
            statuses.add(new Api(port).login(name, "a guess").status());
            unanswered.countDown();
          }));
    }

    var others = api.get("/api/calls", token);
    var waiting = unanswered.getCount();
    for (var one : crowd) {
      one.join();
    }

    assertThat(others.status()).isEqualTo(200);
    assertThat(waiting).isPositive();
    assertThat(statuses).hasSize(CROWD).allSatisfy(status -> assertThat(status).isIn(401, 503));
  }
}
