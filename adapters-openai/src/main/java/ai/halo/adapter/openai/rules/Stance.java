package ai.halo.adapter.openai.rules;

/**
 * Where a person stands towards the call; of stances that weigh the same, the earlier one is the
 * safer to assume.
 */
enum Stance {
  /** Wants no call ever again. */
  NEVER,
  /** Is somebody else. */
  STRANGER,
  /** Wants to talk another time. */
  LATER,
  /** Does not want it. */
  AGAINST,
  /** Leaves it open. */
  OPEN,
  /** Wants it. */
  FOR,
  /** Says nothing about it. */
  NONE
}
