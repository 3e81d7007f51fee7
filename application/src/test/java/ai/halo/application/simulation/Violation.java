package ai.halo.application.simulation;

/** Something happened that must not. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Violation(String what) {
    super(what);
  }

  Violation(Throwable mishap) {
    super("a mishap: " + mishap, mishap);
  }
}
