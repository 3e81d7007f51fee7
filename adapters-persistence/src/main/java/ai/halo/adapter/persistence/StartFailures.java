package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.embedded.EmbeddedPostgresFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Has a start that fails for the database's sake end with the sentence that says so, and not with
 * the stack trace of everything that wanted the database. Found by its name in {@code
 * META-INF/spring.factories}.
 */
final class StartFailures implements FailureAnalyzer {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnusable || cause instanceof EmbeddedPostgresFailure) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
      }
    }
    return null;
  }
}
