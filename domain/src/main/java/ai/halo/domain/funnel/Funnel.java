package ai.halo.domain.funnel;

import java.util.Map;

/** How many calls reached each stage; it can only narrow. */
public record Funnel(long called, long talked, long interested, long lead) {
  /** Of no calls at all. */
  public static final Funnel EMPTY = new Funnel(0, 0, 0, 0);

  /** Refuses counts that are negative or widen. */
  public Funnel {
    if (lead < 0 || interested < lead || talked < interested || called < talked) {
      throw new IllegalArgumentException("a funnel cannot widen");
    }
  }

  /**
   * From the number of calls at each furthest stage, every call counted once; an absent stage has
   * none.
   */
  public static Funnel ofFurthest(Map<FunnelStage, Long> calls) {
    var lead = calls.getOrDefault(FunnelStage.LEAD, 0L);
    var interested = lead + calls.getOrDefault(FunnelStage.INTERESTED, 0L);
    var talked = interested + calls.getOrDefault(FunnelStage.TALKED, 0L);
    return new Funnel(
        talked + calls.getOrDefault(FunnelStage.CALLED, 0L), talked, interested, lead);
  }

  /** Of the calls placed, the share in which a person spoke. */
  public Rate talkRate() {
    return new Rate(talked, called);
  }

  /** Of the people who spoke, the share who are interested. */
  public Rate interestRate() {
    return new Rate(interested, talked);
  }
}
