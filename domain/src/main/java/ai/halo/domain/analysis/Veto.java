package ai.halo.domain.analysis;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rule that no analyzer may overrule.
 *
 * <p>Given what is certain about a talk and what somebody thinks it meant, a veto answers what may
 * stand of that. All of them, in the one order that matters, are {@link #ALL}.
 */
@FunctionalInterface
public interface Veto {
  /** What may stand; the same object when there is nothing to object to. */
  Judgement apply(Judgement judgement, TalkFacts talk);

  /** Quotes that the customer never said are dropped, and with them what rests on them alone. */
  Veto QUOTES_MUST_STAND =
      (judgement, talk) -> {
        var testimony = new Testimony(talk.transcript());
        return judgement.with(analysis ->
            analysis.withEvidence(
                analysis.evidence().stream()
                    .flatMap(quote -> testimony.find(quote).stream())
                    .toList()));
      };

  /**
   * An opt-out that a model claims counts with the customer's words to show for it. Without them
   * nobody knows, and in doubt nothing is sent.
   */
  Veto A_CLAIMED_OPT_OUT_NEEDS_ITS_WORDS =
      (judgement, talk) -> {
        var analysis = judgement.analysis();
        var isOptOut = analysis.disposition() == Disposition.OPT_OUT;
        if (!isOptOut && !analysis.optOut()) {
          return judgement;
        }
        var isProven =
            rests(analysis, Evidence.OF_OPT_OUT)
                || (isOptOut && rests(analysis, Evidence.OF_DISPOSITION));
        return isProven
            ? judgement.with(said -> nothing(said, Disposition.OPT_OUT).withOptOut(true))
            : judgement.doubting(
                Doubt.UNPROVEN_OPT_OUT,
                said -> nothing(said, Disposition.UNCLEAR).withOptOut(false));
      };

  /** Whoever says that nobody talked is wrong where somebody did. */
  Veto A_TALK_WAS_A_TALK =
      (judgement, talk) ->
          isOfALine(judgement.analysis().disposition())
                  && Disposition.withoutTalk(talk.ending()).isEmpty()
              ? judgement.doubting(
                  Doubt.CONTRADICTS_LINE, analysis -> nothing(analysis, Disposition.UNCLEAR))
              : judgement;

  /** A disposition stands on words of the customer; without them nothing was decided. */
  Veto A_DISPOSITION_NEEDS_ITS_WORDS =
      (judgement, talk) -> {
        var analysis = judgement.analysis();
        var isUnproven =
            switch (analysis.disposition()) {
              case INTERESTED ->
                  !rests(analysis, Evidence.OF_DISPOSITION, Evidence.OF_INTEREST, Evidence.OF_CRM);
              case CALLBACK -> !rests(analysis, Evidence.OF_DISPOSITION, Evidence.OF_CALLBACK);
              case REJECTED, WRONG_NUMBER -> !rests(analysis, Evidence.OF_DISPOSITION);
              case OPT_OUT, UNCLEAR, VOICEMAIL, NO_ANSWER, BUSY, UNREACHABLE, FAILED -> false;
            };
        return isUnproven
            ? judgement.doubting(
                Doubt.UNPROVEN_DISPOSITION, said -> nothing(said, Disposition.UNCLEAR))
            : judgement;
      };

  /** Much interest is claimed only with the customer's own words to show for it. */
  Veto INTEREST_NEEDS_EVIDENCE =
      (judgement, talk) ->
          judgement.with(analysis ->
              switch (analysis.interest().level()) {
                case NONE, LOW -> analysis;
                case MEDIUM, HIGH ->
                    rests(analysis, Evidence.OF_INTEREST, Evidence.OF_DISPOSITION, Evidence.OF_CRM)
                        ? analysis
                        : analysis.withInterest(new CustomerInterest(InterestLevel.LOW, ""));
              });

  /** A time to call again is one the customer named. */
  Veto A_WISH_NEEDS_ITS_WORDS =
      (judgement, talk) ->
          judgement.with(analysis ->
              analysis.callback().isEmpty()
                      || rests(analysis, Evidence.OF_CALLBACK, Evidence.OF_DISPOSITION)
                  ? analysis
                  : analysis.withoutCallback());

  /** Nobody at the other end said a word, so nobody can have wanted anything. */
  Veto SILENCE_MEANS_NOTHING =
      (judgement, talk) ->
          talk.transcript().hasCustomerSpeech()
              ? judgement
              : new Judgement(nothing(judgement.analysis(), Disposition.UNCLEAR), List.of());

  /** A machine answered: whatever it said, it said to nobody. */
  Veto MACHINES_WANT_NOTHING =
      (judgement, talk) ->
          judgement.analysis().disposition() == Disposition.VOICEMAIL
              ? judgement.with(analysis -> nothing(analysis, Disposition.VOICEMAIL))
              : judgement;

  /** Where the line itself tells that there was no talk, that is what the call meant. */
  Veto THE_ENDING_WINS =
      (judgement, talk) ->
          Disposition.withoutTalk(talk.ending())
              .map(meaning -> new Judgement(nothing(judgement.analysis(), meaning), List.of()))
              .orElse(judgement);

  /** Who says so, to the voice or in words that anybody can read, is not called again. */
  Veto AN_OPT_OUT_IS_HONOURED =
      (judgement, talk) -> {
        var words = optOutWords(talk);
        return talk.optedOutOnTheLine() || !words.isEmpty()
            ? new Judgement(optedOut(judgement.analysis(), words), List.of())
            : judgement;
      };

  /** Only somebody who is interested becomes a lead. */
  Veto ONLY_INTEREST_BECOMES_A_LEAD =
      (judgement, talk) ->
          judgement.analysis().disposition() == Disposition.INTERESTED
              ? judgement
              : judgement.with(Analysis::withoutLead);

  /** Who opted out, said no, or was not the person meant, is sent nothing. */
  Veto LEAVE_THEM_ALONE =
      (judgement, talk) ->
          switch (judgement.analysis().disposition()) {
            case OPT_OUT, WRONG_NUMBER, REJECTED ->
                judgement.with(
                    analysis -> analysis.withoutFollowUp().withoutInterest().withoutCallback());
            case INTERESTED, CALLBACK, UNCLEAR -> judgement;
            case NO_ANSWER, BUSY, VOICEMAIL, UNREACHABLE, FAILED -> judgement;
          };

  /** Every rule, in the order in which they apply: a later one sees what the earlier ones left. */
  List<Veto> ALL =
      List.of(
          QUOTES_MUST_STAND,
          A_CLAIMED_OPT_OUT_NEEDS_ITS_WORDS,
          A_TALK_WAS_A_TALK,
          A_DISPOSITION_NEEDS_ITS_WORDS,
          INTEREST_NEEDS_EVIDENCE,
          A_WISH_NEEDS_ITS_WORDS,
          SILENCE_MEANS_NOTHING,
          MACHINES_WANT_NOTHING,
          THE_ENDING_WINS,
          AN_OPT_OUT_IS_HONOURED,
          ONLY_INTEREST_BECOMES_A_LEAD,
          LEAVE_THEM_ALONE);

  private static boolean rests(Analysis analysis, String... judgements) {
    return analysis.evidence().stream()
        .anyMatch(evidence -> List.of(judgements).contains(evidence.judgement()));
  }

  private static Analysis nothing(Analysis analysis, Disposition disposition) {
    return analysis
        .withDisposition(disposition)
        .withoutFollowUp()
        .withoutLead()
        .withoutInterest()
        .withoutCallback()
        .withOptOut(disposition == Disposition.OPT_OUT);
  }

  /** What was not found by phrases in this very talk is no ground for anything. */
  private static List<Evidence> optOutWords(TalkFacts talk) {
    if (talk.optOutWords().isEmpty()) {
      return List.of();
    }
    var testimony = new Testimony(talk.transcript());
    return talk.optOutWords().stream()
        .flatMap(quote -> testimony.find(quote).stream())
        .map(quote -> new Evidence(Evidence.OF_OPT_OUT, quote.quote(), quote.utterance()))
        .toList();
  }

  private static Analysis optedOut(Analysis analysis, List<Evidence> words) {
    var evidence = Stream.concat(words.stream(), analysis.evidence().stream()).distinct().toList();
    return nothing(analysis, Disposition.OPT_OUT).withConfidence(1).withEvidence(evidence);
  }

  private static boolean isOfALine(Disposition disposition) {
    return switch (disposition) {
      case NO_ANSWER, BUSY, UNREACHABLE, FAILED -> true;
      case INTERESTED, REJECTED, CALLBACK, VOICEMAIL, WRONG_NUMBER, OPT_OUT, UNCLEAR -> false;
    };
  }
}
