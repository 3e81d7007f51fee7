package ai.halo.adapter.openai.score;

import ai.halo.adapter.openai.score.Scorecard.Answer;
import ai.halo.adapter.openai.score.Scorecard.Field;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.Disposition;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scorecard as text.
 *
 * @param inputPrice of a million tokens read, in whatever currency; empty when nobody said
 * @param outputPrice of a million tokens written
 */
record ScoreTable(Optional<Double> inputPrice, Optional<Double> outputPrice) {
  private static final double MILLION = 1_000_000;
  private static final double NANOS_OF_MILLI = 1_000_000;

  /** The whole table. */
  String of(Scorecard card) {
    var text = new StringBuilder();
    part(text, "held out", card.of(LabelledTalk::isHeldOut));
    part(text, "tuned", card.of(talk -> !talk.isHeldOut()));
    confusion(text, card.of(_ -> true));
    totals(text, card.of(_ -> true));
    return text.toString();
  }

  private static void part(StringBuilder text, String name, List<Answer> answers) {
    text.append(String.format(Locale.ROOT, "%-9s %-6s %5s", name, "set", "talks"));
    for (var field : Field.values()) {
      text.append(" %11s".formatted(field.name().toLowerCase(Locale.ROOT)));
    }
    text.append('\n');
    answers.stream()
        .map(answer -> answer.talk().set())
        .distinct()
        .sorted()
        .forEach(set -> {
          row(text, set, answers.stream().filter(a -> a.talk().set().equals(set)).toList());
        });
    row(text, "all", answers);
    text.append('\n');
  }

  private static void row(StringBuilder text, String set, List<Answer> answers) {
    text.append(String.format(Locale.ROOT, "%-9s %-6s %5d", "", set, answers.size()));
    for (var field : Field.values()) {
      text.append(
          " %11s".formatted(Scorecard.share(answers, field).map(ScoreTable::percent).orElse("–")));
    }
    text.append('\n');
  }

  private static void confusion(StringBuilder text, List<Answer> answers) {
    text.append("meant, and taken for something else:\n");
    Scorecard.confusion(answers)
        .forEach((meant, taken) ->
            taken.forEach((said, times) -> {
              if (said != meant) {
                text.append(
                    String.format(
                        Locale.ROOT, "  %-13s %-13s %3d%n", word(meant), word(said), times));
              }
            }));
    text.append('\n');
  }

  private void totals(StringBuilder text, List<Answer> answers) {
    var failed = answers.stream().filter(answer -> answer.judged().isEmpty()).count();
    var quotes = answers.stream().mapToInt(Answer::quotes).sum();
    var standing = answers.stream().mapToInt(Answer::standing).sum();
    var usage = answers.stream().map(Answer::usage).flatMap(Optional::stream).toList();
    var input = usage.stream().mapToLong(AnalysisOrigin.Usage::input).sum();
    var output = usage.stream().mapToLong(AnalysisOrigin.Usage::output).sum();
    text.append(
        String.format(
            Locale.ROOT, "talks that the analyzer failed at   %d of %d%n", failed, answers.size()));
    text.append(
        String.format(
            Locale.ROOT, "quotes that the customer said       %d of %d%n", standing, quotes));
    text.append(
        String.format(
            Locale.ROOT,
            "time for a talk                     p50 %.1f ms, p95 %.1f ms%n",
            millis(answers, 0.5),
            millis(answers, 0.95)));
    text.append(
        String.format(
            Locale.ROOT,
            "tokens for a talk                   %d in, %d out%n",
            input / Math.max(1, answers.size()),
            output / Math.max(1, answers.size())));
    if (inputPrice.isPresent() && outputPrice.isPresent()) {
      var cost = (input * inputPrice.get() + output * outputPrice.get()) / MILLION;
      text.append(
          String.format(
              Locale.ROOT,
              "cost                                %.6f a talk, %.4f in all%n",
              cost / Math.max(1, answers.size()),
              cost));
    }
  }

  private static double millis(Collection<Answer> answers, double quantile) {
    var sorted = answers.stream().map(Answer::took).sorted(Comparator.naturalOrder()).toList();
    var at = (int) Math.ceil(quantile * sorted.size()) - 1;
    return sorted.isEmpty()
        ? 0
        : Stream.of(sorted.get(Math.max(0, at))).mapToLong(Duration::toNanos).sum()
            / NANOS_OF_MILLI;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String word(Disposition disposition) {
    return disposition.word();
  }
}
