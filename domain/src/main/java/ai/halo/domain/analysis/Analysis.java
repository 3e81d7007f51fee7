package ai.halo.domain.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What a talk meant and what it asks for.
 *
 * @param summary what happened, for an operator; at most {@value #LONGEST_SUMMARY} characters
 * @param followUpDraft a message for the customer in the customer's language, at most {@value
 *     #LONGEST_MESSAGE} characters; empty when none is called for
 * @param createLead whether the CRM should have this person as a lead
 * @param confidence from 0, a guess, to 1, certain
 * @param evidence the customer's words it rests on
 */
public record Analysis(
    Disposition disposition,
    String summary,
    Optional<String> followUpDraft,
    CustomerInterest interest,
    boolean createLead,
    double confidence,
    List<Evidence> evidence) {
  /** The most characters of a summary that are kept. */
  public static final int LONGEST_SUMMARY = 2_000;

  /** The most characters of a message that are kept: four segments of a Cyrillic SMS. */
  public static final int LONGEST_MESSAGE = 268;

  private static final int MOST_EVIDENCE = 20;

  /**
   * Bounds every text and brings the confidence into its range; whoever judged may be a machine
   * that babbles.
   */
  public Analysis {
    summary = cut(summary, LONGEST_SUMMARY);
    followUpDraft =
        followUpDraft.map(text -> cut(text, LONGEST_MESSAGE)).filter(text -> !text.isBlank());
    confidence = Double.isNaN(confidence) ? 0 : Math.clamp(confidence, 0, 1);
    evidence = evidence.stream().limit(MOST_EVIDENCE).toList();
  }

  /** The same judgement with another disposition. */
  public Analysis withDisposition(Disposition other) {
    return new Analysis(other, summary, followUpDraft, interest, createLead, confidence, evidence);
  }

  /** The same judgement resting on these words alone. */
  public Analysis withEvidence(List<Evidence> other) {
    return new Analysis(
        disposition, summary, followUpDraft, interest, createLead, confidence, other);
  }

  /** The same judgement with nothing to send. */
  public Analysis withoutFollowUp() {
    return new Analysis(
        disposition, summary, Optional.empty(), interest, createLead, confidence, evidence);
  }

  /** The same judgement with no lead to make. */
  public Analysis withoutLead() {
    return new Analysis(disposition, summary, followUpDraft, interest, false, confidence, evidence);
  }

  /** The same judgement about somebody who wants nothing. */
  public Analysis withoutInterest() {
    return new Analysis(
        disposition,
        summary,
        followUpDraft,
        CustomerInterest.NONE,
        createLead,
        confidence,
        evidence);
  }

  /** Summary, message and quotes are personal and never printed. */
  @Override
  public String toString() {
    return "Analysis[%s, confidence %.2f]".formatted(disposition, confidence);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text.strip();
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end).strip();
  }
}
