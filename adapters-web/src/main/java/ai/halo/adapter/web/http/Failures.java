package ai.halo.adapter.web.http;

import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.StaleCall;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Says which problem an exception is that nobody foresaw where it was thrown. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  private Failures() {}

  /** The problem for an exception. What is our own fault is logged, with its trace. */
  static ProblemException problemOf(Throwable failure) {
    var known = known(failure);
    if (known.isPresent()) {
      return known.get();
    }
    LOG.error("A request failed unexpectedly", failure);
    return ProblemException.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side.");
  }

  /** The problem for an exception that tells what happened by its type, or that of a cause. */
  static Optional<ProblemException> known(Throwable failure) {
    var seen = new HashSet<Throwable>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      var problem = one(cause);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<ProblemException> one(Throwable cause) {
    return switch (cause) {
      case ProblemException problem -> Optional.of(problem);
      case BodyTooLarge _ -> Optional.of(BodyTooLarge.problem());
      case BrokenBody _, BadRequestException _ -> Optional.of(BrokenBody.problem());
      case RequestRejectedException _, InvalidParameterException _ -> Optional.of(malformed());
      case StaleCall _ ->
          Optional.of(
              busy("call.busy", "The call is being changed by others; try again in a moment."));
      case PortFailure.Unavailable down -> Optional.of(busy(down.code(), down.reason()));
      case PortFailure refused ->
          Optional.of(ProblemException.of(HttpStatus.CONFLICT, refused.code(), refused.reason()));
      case SQLException sql when isOutage(sql) -> {
        LOG.warn("The database is out of reach: SQL state {}", sql.getSQLState());
        yield Optional.of(busy("store.unavailable", "The database is out of reach."));
      }
      case Throwable _ -> Optional.empty();
    };
  }

  static ProblemException malformed() {
    return ProblemException.of(
        HttpStatus.BAD_REQUEST, "request.malformed", "The request is not valid HTTP.");
  }

  private static ProblemException busy(String code, String detail) {
    return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail, SOON);
  }

  /** Connection exceptions (SQL state class 08) and a server that is going down (57P). */
  private static boolean isOutage(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || hasState(failure.getSQLState());
  }

  private static boolean hasState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
