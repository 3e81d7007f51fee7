package ai.halo.adapter.web.http;

import ai.halo.application.watch.Intake;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away requests for new calls that come faster than they can be taken, before anything is
 * spent on them, so that what was taken goes on.
 */
final class RushFilter extends OncePerRequestFilter {
  private static final String CALLS = "/api/calls";
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final Intake intake;
  private final Semaphore places;
  private final ProblemWriter problems;

  /**
   * A filter.
   *
   * @param atOnce how many of these requests are worked on at once
   */
  RushFilter(Intake intake, int atOnce, ProblemWriter problems) {
    this.intake = intake;
    this.places = new Semaphore(atOnce);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !("POST".equals(request.getMethod()) && CALLS.equals(request.getRequestURI()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var closed = intake.closedFor();
    if (closed.isPresent()) {
      problems.write(request, response, tooMany(closed.get()));
      return;
    }
    if (!places.tryAcquire()) {
      problems.write(request, response, tooMany(A_MOMENT));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private static ProblemException tooMany(Duration wait) {
    return ProblemException.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "overloaded",
        "More calls are asked for than can be taken at the moment; those that were taken go on.",
        wait);
  }
}
