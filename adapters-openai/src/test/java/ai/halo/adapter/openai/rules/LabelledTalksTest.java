package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How well the rules read talks that are not in the product; the score is printed. */
class LabelledTalksTest {
  private static final List<LabelledTalk> TALKS = LabelledTalk.read("ru", "uz", "tj", "en");

  private final RuleBasedConversationAnalyzer analyzer = new RuleBasedConversationAnalyzer();

  @Test
  void readsTheTalksItWasTunedTo() {
    var tuned = TALKS.stream().filter(talk -> !talk.isHeldOut()).toList();

    var missed = tuned.stream().filter(talk -> !isRead(talk)).toList();

    report("tuned", tuned.size(), missed);
    missed.forEach(talk -> System.out.printf("  %s: %s%n", talk, read(talk)));
    assertThat(share(tuned.size(), missed.size())).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void readsMostTalksItHasNeverSeen() {
    var heldOut = TALKS.stream().filter(LabelledTalk::isHeldOut).toList();

    var missed = heldOut.stream().filter(talk -> !isRead(talk)).toList();

    report("held out", heldOut.size(), missed);
    assertThat(share(heldOut.size(), missed.size())).isGreaterThanOrEqualTo(0.8);
  }

  private boolean isRead(LabelledTalk talk) {
    return read(talk) == talk.disposition();
  }

  private Disposition read(LabelledTalk talk) {
    return analyzer.analyze(talk.request()).disposition();
  }

  private static double share(int all, int missed) {
    return (double) (all - missed) / all;
  }

  /** Of those it has not read rightly, the unclear ones harm nobody: a person looks at them. */
  private void report(String which, int all, List<LabelledTalk> missed) {
    var unclear = missed.stream().filter(talk -> read(talk) == Disposition.UNCLEAR).count();
    System.out.printf(
        "Labelled talks, %s: %d of %d read rightly (%.0f %%), %d left unclear, %d misread%n",
        which,
        all - missed.size(),
        all,
        100 * share(all, missed.size()),
        unclear,
        missed.size() - unclear);
  }
}
