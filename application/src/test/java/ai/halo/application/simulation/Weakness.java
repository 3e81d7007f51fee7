package ai.halo.application.simulation;

/** What can be taken away. The simulation must find out each. */
enum Weakness {
  /** Nothing is. */
  NONE,
  /** Who writes a call does not look whether another did since it was read. */
  NO_VERSION_GUARD,
  /** An effect is asked for before that it will be is committed. */
  EFFECT_BEFORE_INTENT,
  /** Each request to a partner has another key. */
  NO_IDEMPOTENCY_KEY,
  /** A session dials whatever HALO answers. */
  NO_PERMIT,
  /** Work is enqueued beside the transaction that makes it necessary, not in it. */
  WORK_OUTSIDE_TRANSACTION,
  /** What a dead node had begun is left to it. */
  NO_TAKE_OVER
}
