package ai.halo.domain.followup;

import static ai.halo.domain.call.CallBuilder.analysis;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.followup.FollowUpPolicy.Decision;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpPolicyTest {
  private final FollowUpPolicy policy = new FollowUpPolicy(Optional.of("https://t.me/halo_demo"));

  @Test
  void sendsWhoeverIsInterestedTheDraftAndTheOperatorsLink() {
    assertThat(policy.decide(analysis(Disposition.INTERESTED, true)))
        .isEqualTo(
            new Decision.Send(new FollowUp("Спасибо за разговор! https://t.me/halo_demo", true)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INTERESTED", "CALLBACK"})
  void sendsNothingToAnybodyElse(Disposition disposition) {
    assertThat(policy.decide(analysis(disposition, false))).isInstanceOf(Decision.Skip.class);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "Жмите https://evil.example/x",
        "Жмите HTTP://evil.example",
        "Жмите www.evil.example",
        "Жмите t.me/evil"
      })
  void takesEveryLinkOutOfADraft(String draft) {
    assertThat(policy.decide(drafted(draft)))
        .isEqualTo(new Decision.Send(new FollowUp("Жмите https://t.me/halo_demo", true)));
  }

  @Test
  void sendsNothingWhenADraftWasNothingButALink() {
    assertThat(policy.decide(drafted("https://evil.example")))
        .isEqualTo(new Decision.Skip(SkipReason.NO_MESSAGE));
  }

  private static Analysis drafted(String draft) {
    var a = analysis(Disposition.INTERESTED, true);
    return a.withFollowUp(Optional.of(draft)).withLead(true).withConfidence(0.9);
  }
}
