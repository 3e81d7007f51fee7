package ai.halo.domain.dial;

import ai.halo.domain.Word;

/** What a number is for, by the numbering plan of its country. */
public enum NumberKind implements Word {
  /** A mobile phone. */
  MOBILE("mobile"),
  /** A phone at a place. */
  FIXED("fixed"),
  /** One of the two, where a plan does not tell them apart. */
  FIXED_OR_MOBILE("fixed_or_mobile"),
  /** The caller pays for a service. */
  PREMIUM("premium"),
  /** Caller and callee share the price. */
  SHARED_COST("shared_cost"),
  /** Free for callers. */
  TOLL_FREE("toll_free"),
  /** Reached over satellites, at their price. */
  SATELLITE("satellite"),
  /** Police, rescue and their like. */
  EMERGENCY("emergency"),
  /** A number that is short because it is a service. */
  SHORT("short"),
  /** Anything else that a plan knows: voice over IP, pagers, personal numbers. */
  OTHER("other"),
  /** No plan knows it. */
  UNKNOWN("unknown");

  private final String word;

  NumberKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
