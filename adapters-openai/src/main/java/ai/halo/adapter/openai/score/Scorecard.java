package ai.halo.adapter.openai.score;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Judgement;
import ai.halo.domain.contact.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Compares what an analyzer made of labelled talks with their labels. Not safe for threads. */
final class Scorecard {
  private final List<Answer> answers = new ArrayList<>();

  /**
   * What became of one talk.
   *
   * @param judged what the rules left of it; empty when the analyzer failed
   * @param quotes how many quotes it gave
   * @param standing how many of them the customer said
   */
  record Answer(
      LabelledTalk talk,
      Optional<Judgement> judged,
      Optional<AnalysisOrigin.Usage> usage,
      int quotes,
      int standing,
      Duration took) {}

  /** What can be right or wrong about a talk. */
  enum Field {
    /** What it meant. */
    DISPOSITION,
    /** How much is wanted. */
    INTEREST,
    /** Whether it becomes a lead. */
    LEAD,
    /** Whether no more calls are wanted. */
    OPT_OUT,
    /** When another call is wanted, all parts of it; of the talks that want one. */
    CALLBACK,
    /** Which language the customer speaks; not of English, in which no call is placed. */
    LANGUAGE;

    private boolean counts(LabelledTalk talk) {
      return switch (this) {
        case DISPOSITION, INTEREST, LEAD, OPT_OUT -> true;
        case CALLBACK -> talk.label().disposition() == Disposition.CALLBACK;
        case LANGUAGE -> talk.request().language() != Language.AUTO;
      };
    }

    private boolean isRight(LabelledTalk talk, Analysis said) {
      var label = talk.label();
      return switch (this) {
        case DISPOSITION -> said.disposition() == label.disposition();
        case INTEREST -> said.interest().level() == label.interest();
        case LEAD -> said.createLead() == label.lead();
        case OPT_OUT -> (said.disposition() == Disposition.OPT_OUT) == label.optOut();
        case CALLBACK -> said.callback().equals(label.callback());
        case LANGUAGE -> said.spoken().equals(Optional.of(talk.request().language()));
      };
    }
  }

  /** Notes an answer. */
  void add(Answer answer) {
    answers.add(answer);
  }

  /** All answers to talks like this. */
  List<Answer> of(Predicate<LabelledTalk> which) {
    return answers.stream().filter(answer -> which.test(answer.talk())).toList();
  }

  /** The share of right answers, from 0 to 1; empty where there is nothing to be right about. */
  static Optional<Double> share(Collection<Answer> answers, Field field) {
    var counted = answers.stream().filter(answer -> field.counts(answer.talk())).toList();
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (double) counted.stream().filter(answer -> isRight(answer, field)).count()
                / counted.size());
  }

  /** Whether an answer is right; a failed one is wrong in everything. */
  static boolean isRight(Answer answer, Field field) {
    return answer
        .judged()
        .filter(judged -> field.isRight(answer.talk(), judged.analysis()))
        .isPresent();
  }

  /** How often each meaning was taken for each other one. */
  static Map<Disposition, Map<Disposition, Integer>> confusion(Collection<Answer> answers) {
    var confusion = new TreeMap<Disposition, Map<Disposition, Integer>>();
    for (var answer : answers) {
      answer
          .judged()
          .map(judged -> judged.analysis().disposition())
          .ifPresent(said ->
              confusion
                  .computeIfAbsent(answer.talk().label().disposition(), _ -> new TreeMap<>())
                  .merge(said, 1, Integer::sum));
    }
    return confusion;
  }
}
