package ai.halo.domain.dial;

import java.util.List;

/**
 * What a look at the provider found, one finding a thing looked at, in the order of looking.
 *
 * @param findings empty where there is nothing to look at
 */
public record ConnectionReport(List<Finding> findings) {
  /** Keeps a copy. */
  public ConnectionReport {
    findings = List.copyOf(findings);
  }

  /** Whether calls can be made. */
  public boolean ok() {
    return findings.stream().allMatch(finding -> finding.verdict() != Verdict.WRONG);
  }

  /** How a thing stands. */
  public enum Verdict {
    /** As it should be. */
    RIGHT,
    /** Calls work, but not for long or not as meant. */
    DOUBTFUL,
    /** Calls do not work. */
    WRONG
  }

  /**
   * How one thing stands.
   *
   * @param subject what was looked at, a stable word such as {@code credentials}, {@code role},
   *     {@code account}, {@code funds}, {@code application}, {@code rule}, {@code scenario}, {@code
   *     caller_id}
   * @param code a stable word for what was found, such as {@code ok} or {@code
   *     caller_id.unverified}
   * @param message one sentence for an administrator that says what to do; no secrets
   */
  public record Finding(String subject, Verdict verdict, String code, String message) {}
}
