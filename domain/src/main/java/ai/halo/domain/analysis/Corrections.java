package ai.halo.domain.analysis;

import ai.halo.domain.InvalidValue;
import java.util.List;
import java.util.Optional;

/**
 * What a person decided about a talk, be it what was judged before or something else.
 *
 * @param sendMessage whether the customer gets a message
 * @param createLead whether the CRM gets a lead
 */
public record Corrections(
    Disposition disposition, InterestLevel interest, boolean sendMessage, boolean createLead) {
  /**
   * Refuses what contradicts itself, or the line: with {@code review.disposition} one that says
   * nobody talked, with {@code review.message} a message to whoever wants none, with {@code
   * review.lead} a lead, and with {@code review.interest} an interest, of somebody who is not
   * interested.
   */
  public Corrections {
    var isOpen = disposition == Disposition.INTERESTED || disposition == Disposition.CALLBACK;
    var isOfATalk =
        switch (disposition) {
          case INTERESTED, REJECTED, CALLBACK, VOICEMAIL, WRONG_NUMBER, OPT_OUT, UNCLEAR -> true;
          case NO_ANSWER, BUSY, UNREACHABLE, FAILED -> false;
        };
    if (!isOfATalk) {
      throw new InvalidValue("review.disposition", "somebody talked: say what it meant");
    }
    if (sendMessage && !isOpen) {
      throw new InvalidValue(
          "review.message", "only who is interested or wants a call is sent a message");
    }
    if (createLead && disposition != Disposition.INTERESTED) {
      throw new InvalidValue("review.lead", "only who is interested becomes a lead");
    }
    if (interest != InterestLevel.NONE && !isOpen && disposition != Disposition.UNCLEAR) {
      throw new InvalidValue("review.interest", "who wants nothing has no interest");
    }
  }

  /**
   * The analysis as that person leaves it, certain from then on.
   *
   * @param before what was judged before; empty when nothing was
   */
  public Analysis applyTo(Optional<Analysis> before) {
    var analysis = before.orElse(NOTHING_JUDGED);
    var sameInterest = analysis.interest().level() == interest;
    var corrected =
        analysis
            .withDisposition(disposition)
            .withOptOut(disposition == Disposition.OPT_OUT)
            .withInterest(sameInterest ? analysis.interest() : new CustomerInterest(interest, ""))
            .withLead(createLead)
            .withConfidence(1);
    var withMessage = sendMessage ? corrected : corrected.withoutFollowUp();
    return switch (disposition) {
      case INTERESTED, CALLBACK, UNCLEAR -> withMessage;
      case REJECTED, WRONG_NUMBER, OPT_OUT, VOICEMAIL -> withMessage.withoutCallback();
      case NO_ANSWER, BUSY, UNREACHABLE, FAILED -> withMessage.withoutCallback();
    };
  }

  private static final Analysis NOTHING_JUDGED =
      new Analysis(
          Disposition.UNCLEAR,
          "",
          Optional.empty(),
          CustomerInterest.NONE,
          false,
          0,
          List.of(),
          Optional.empty(),
          false,
          Optional.empty(),
          new AnalysisOrigin("person", "", "", Optional.empty(), AnalysisOrigin.Usage.NONE));
}
