package ai.halo.adapter.persistence;

/**
 * Says in one sentence, meant for whoever runs the node, why the database cannot be used and what
 * to do about it. Nothing of what the server answered is in it.
 */
final class DatabaseUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnusable(String sentence) {
    super(sentence);
  }

  DatabaseUnusable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
