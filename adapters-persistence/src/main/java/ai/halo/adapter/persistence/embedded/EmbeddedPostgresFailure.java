package ai.halo.adapter.persistence.embedded;

/**
 * Says in one sentence, meant for whoever runs the node, why the embedded PostgreSQL cannot be used
 * and what to do about it.
 */
public final class EmbeddedPostgresFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedPostgresFailure(String sentence) {
    super(sentence);
  }

  EmbeddedPostgresFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
