package ai.halo.domain.account;

import ai.halo.domain.Word;

/** One thing that an API key may do; what no scope stands for, no key may. */
public enum Scope implements Word {
  /** See calls, their transcripts and events. */
  CALLS_READ("calls:read"),
  /** Place, cancel and retry calls. */
  CALLS_WRITE("calls:write"),
  /** See the figures. */
  ANALYTICS_READ("analytics:read"),
  /** Hear recordings. */
  RECORDINGS_READ("recordings:read"),
  /** See what waits for a person's decision. */
  REVIEWS_READ("reviews:read"),
  /** Decide it. */
  REVIEWS_WRITE("reviews:write"),
  /** See whether dialling goes on, and by which rules. */
  DIALLING_READ("dialling:read"),
  /** Stop all dialling; no key lets it go on. */
  DIALLING_STOP("dialling:stop"),
  /**
   * Put numbers on the do-not-call list, also many from a file where the owner may; no key reads it
   * or takes a number off.
   */
  DO_NOT_CALL_WRITE("do-not-call:write"),
  /** Read the metrics; for administrators' keys. */
  METRICS_READ("metrics:read");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
