package ai.halo.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.watch.Intake;
import ai.halo.domain.operation.Backlog;
import ai.halo.domain.operation.StoreFigures;
import ai.halo.domain.port.OperationFigures;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RushFilterTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final ProblemWriter problems = new ProblemWriter(ApiJson.mapper());
  private Duration oldest = Duration.ZERO;
  private final Intake intake =
      new Intake(
          new OperationFigures() {
            @Override
            public Backlog backlog() {
              return new Backlog(1, 0, 0, oldest);
            }

            @Override
            public StoreFigures store() {
              throw new AssertionError("nobody asked for that");
            }
          },
          InstantSource.system(),
          LONGEST);
  private final RushFilter filter = new RushFilter(intake, 1, problems);
  private final List<String> passed = new ArrayList<>();

  private MockHttpServletResponse ask(String method, String path, FilterChain chain)
      throws Exception {
    var response = new MockHttpServletResponse();
    filter.doFilter(new MockHttpServletRequest(method, path), response, chain);
    return response;
  }

  private MockHttpServletResponse ask(String method, String path) throws Exception {
    return ask(method, path, (_, _) -> passed.add(path));
  }

  @Test
  void letsCallsInOneAfterTheOther() throws Exception {
    ask("POST", "/api/calls");
    ask("POST", "/api/calls");

    assertThat(passed).hasSize(2);
  }

  @Test
  void turnsAwayWhoComesWhileAsManyAsCanBeAreBeingPlaced() throws Exception {
    var meanwhile = new ArrayList<MockHttpServletResponse>();

    ask(
        "POST",
        "/api/calls",
        (_, _) -> {
          try {
            meanwhile.add(ask("POST", "/api/calls"));
          } catch (Exception broken) {
            throw new AssertionError(broken);
          }
        });

    assertThat(passed).isEmpty();
    assertThat(meanwhile.getFirst().getStatus()).isEqualTo(503);
    assertThat(meanwhile.getFirst().getHeader("Retry-After")).isEqualTo("1");
    assertThat(meanwhile.getFirst().getContentAsString()).contains("\"overloaded\"");
  }

  @Test
  void turnsAwayWhileTheWorkOnOthersWaitsTooLong() throws Exception {
    oldest = LONGEST.plusSeconds(1);

    var answer = ask("POST", "/api/calls");

    assertThat(passed).isEmpty();
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void letsEverythingElsePass() throws Exception {
    oldest = LONGEST.plusSeconds(1);

    ask("GET", "/api/calls");
    ask("POST", "/api/calls/1/cancel");

    assertThat(passed).containsExactly("/api/calls", "/api/calls/1/cancel");
  }
}
