package ai.halo.domain.analysis;

import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Transcript;
import java.util.List;
import java.util.function.Function;

/**
 * A rule that no analyzer may overrule.
 *
 * <p>Given a talk, how it ended and what somebody thinks it meant, a veto answers what may stand of
 * that. All of them, in the one order that matters, are {@link #ALL}.
 */
@FunctionalInterface
public interface Veto {
  /** What may stand of {@code analysis}; the same object when there is nothing to object to. */
  Analysis apply(Analysis analysis, Transcript transcript, Ending ending);

  /** Nobody at the other end said a word, so nobody can have wanted anything. */
  Veto SILENCE_MEANS_NOTHING =
      (analysis, transcript, ending) ->
          transcript.hasCustomerSpeech() ? analysis : nothing(analysis, Disposition.UNCLEAR);

  /** A machine answered: whatever it said, it said to nobody. */
  Veto MACHINES_WANT_NOTHING =
      (analysis, transcript, ending) ->
          ending == Ending.VOICEMAIL || analysis.disposition() == Disposition.VOICEMAIL
              ? nothing(analysis, Disposition.VOICEMAIL)
              : analysis;

  /** Quotes that the customer never said are dropped. */
  Veto QUOTES_MUST_STAND =
      (analysis, transcript, ending) ->
          analysis.withEvidence(
              analysis.evidence().stream().filter(quote -> quote.standsIn(transcript)).toList());

  /** Interest is claimed only with the customer's own words to show for it. */
  Veto INTEREST_NEEDS_EVIDENCE =
      (analysis, transcript, ending) ->
          analysis.disposition() == Disposition.INTERESTED && analysis.evidence().isEmpty()
              ? nothing(analysis, Disposition.UNCLEAR)
              : analysis;

  /** Only somebody who is interested becomes a lead. */
  Veto ONLY_INTEREST_BECOMES_A_LEAD =
      (analysis, transcript, ending) ->
          analysis.disposition() == Disposition.INTERESTED ? analysis : analysis.withoutLead();

  /** Who opted out, or was not the person meant, is sent nothing. */
  Veto LEAVE_THEM_ALONE =
      (analysis, transcript, ending) ->
          switch (analysis.disposition()) {
            case OPT_OUT, WRONG_NUMBER, REJECTED -> analysis.withoutFollowUp().withoutInterest();
            case INTERESTED, CALLBACK, UNCLEAR, NO_ANSWER, BUSY, VOICEMAIL, UNREACHABLE, FAILED ->
                analysis;
          };

  /** Every rule, in the order in which they apply: a later one sees what the earlier ones left. */
  List<Veto> ALL =
      List.of(
          SILENCE_MEANS_NOTHING,
          MACHINES_WANT_NOTHING,
          QUOTES_MUST_STAND,
          INTEREST_NEEDS_EVIDENCE,
          ONLY_INTEREST_BECOMES_A_LEAD,
          LEAVE_THEM_ALONE);

  /** What stands of an analysis after every rule had its say. */
  static Analysis judge(Analysis analysis, Transcript transcript, Ending ending) {
    return ALL.stream()
        .<Function<Analysis, Analysis>>map(veto -> heard -> veto.apply(heard, transcript, ending))
        .reduce(Function.identity(), Function::andThen)
        .apply(analysis);
  }

  private static Analysis nothing(Analysis analysis, Disposition disposition) {
    return analysis.withDisposition(disposition).withoutFollowUp().withoutLead().withoutInterest();
  }
}
