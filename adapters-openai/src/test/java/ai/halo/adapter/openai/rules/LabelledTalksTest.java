package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

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

    report("tuned", tuned.size(), missed.size());
    missed.forEach(talk -> System.out.printf("  %s: %s%n", talk, analyzer.analyze(talk.request())));
    assertThat(share(tuned.size(), missed.size())).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void readsMostTalksItHasNeverSeen() {
    var heldOut = TALKS.stream().filter(LabelledTalk::isHeldOut).toList();

    var missed = heldOut.stream().filter(talk -> !isRead(talk)).toList();

    report("held out", heldOut.size(), missed.size());
    assertThat(share(heldOut.size(), missed.size())).isGreaterThanOrEqualTo(0.75);
  }

  private boolean isRead(LabelledTalk talk) {
    return analyzer.analyze(talk.request()).disposition() == talk.disposition();
  }

  private static double share(int all, int missed) {
    return (double) (all - missed) / all;
  }

  private static void report(String which, int all, int missed) {
    System.out.printf(
        "Labelled talks, %s: %d of %d read rightly (%.0f %%)%n",
        which, all - missed, all, 100 * share(all, missed));
  }
}
