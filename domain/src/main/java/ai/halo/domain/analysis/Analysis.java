package ai.halo.domain.analysis;

import ai.halo.domain.contact.Language;
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
 * @param spoken the language the customer spoke; empty when it is none of ours or nobody could tell
 * @param optOut whether the customer asked not to be called again
 * @param callback when the customer wants to be called again, in the parts of their own words;
 *     empty when they named no time
 * @param origin who judged
 */
public record Analysis(
    Disposition disposition,
    String summary,
    Optional<String> followUpDraft,
    CustomerInterest interest,
    boolean createLead,
    double confidence,
    List<Evidence> evidence,
    Optional<Language> spoken,
    boolean optOut,
    Optional<CallbackWish> callback,
    AnalysisOrigin origin) {
  /** The most characters of a summary that are kept. */
  public static final int LONGEST_SUMMARY = 2_000;

  /** The most characters of a message that are kept: four segments of a Cyrillic SMS. */
  public static final int LONGEST_MESSAGE = 268;

  private static final int MOST_EVIDENCE = 20;

  /**
   * Bounds every text and brings the confidence into its range; whoever judged may be a machine
   * that babbles. Nobody speaks {@link Language#AUTO}.
   */
  public Analysis {
    summary = cut(summary, LONGEST_SUMMARY);
    followUpDraft =
        followUpDraft.map(text -> cut(text, LONGEST_MESSAGE)).filter(text -> !text.isBlank());
    confidence = Double.isNaN(confidence) ? 0 : Math.clamp(confidence, 0, 1);
    evidence = evidence.stream().limit(MOST_EVIDENCE).toList();
    spoken = spoken.filter(language -> language != Language.AUTO);
  }

  /** The same judgement with another disposition. */
  public Analysis withDisposition(Disposition other) {
    return new Analysis(
        other,
        summary,
        followUpDraft,
        interest,
        createLead,
        confidence,
        evidence,
        spoken,
        optOut,
        callback,
        origin);
  }

  /** The same judgement with this much and this kind of interest. */
  public Analysis withInterest(CustomerInterest other) {
    return new Analysis(
        disposition,
        summary,
        followUpDraft,
        other,
        createLead,
        confidence,
        evidence,
        spoken,
        optOut,
        callback,
        origin);
  }

  /** The same judgement resting on these words alone. */
  public Analysis withEvidence(List<Evidence> other) {
    return new Analysis(
        disposition,
        summary,
        followUpDraft,
        interest,
        createLead,
        confidence,
        other,
        spoken,
        optOut,
        callback,
        origin);
  }

  /** The same judgement, held with this confidence. */
  public Analysis withConfidence(double other) {
    return new Analysis(
        disposition,
        summary,
        followUpDraft,
        interest,
        createLead,
        other,
        evidence,
        spoken,
        optOut,
        callback,
        origin);
  }

  /** The same judgement with this message, or with nothing to send. */
  public Analysis withFollowUp(Optional<String> draft) {
    return new Analysis(
        disposition,
        summary,
        draft,
        interest,
        createLead,
        confidence,
        evidence,
        spoken,
        optOut,
        callback,
        origin);
  }

  /** The same judgement with or without a lead to make. */
  public Analysis withLead(boolean create) {
    return new Analysis(
        disposition,
        summary,
        followUpDraft,
        interest,
        create,
        confidence,
        evidence,
        spoken,
        optOut,
        callback,
        origin);
  }

  /** The same judgement of somebody who does, or does not, want no more calls. */
  public Analysis withOptOut(boolean other) {
    return new Analysis(
        disposition,
        summary,
        followUpDraft,
        interest,
        createLead,
        confidence,
        evidence,
        spoken,
        other,
        callback,
        origin);
  }

  /** The same judgement of somebody who wants to be called then. */
  public Analysis withCallback(Optional<CallbackWish> other) {
    return new Analysis(
        disposition,
        summary,
        followUpDraft,
        interest,
        createLead,
        confidence,
        evidence,
        spoken,
        optOut,
        other,
        origin);
  }

  /** The same judgement with nothing to send. */
  public Analysis withoutFollowUp() {
    return withFollowUp(Optional.empty());
  }

  /** The same judgement with no lead to make. */
  public Analysis withoutLead() {
    return withLead(false);
  }

  /** The same judgement about somebody who wants nothing. */
  public Analysis withoutInterest() {
    return withInterest(CustomerInterest.NONE);
  }

  /** The same judgement about somebody who named no time. */
  public Analysis withoutCallback() {
    return withCallback(Optional.empty());
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
