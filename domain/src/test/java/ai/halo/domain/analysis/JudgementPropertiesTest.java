package ai.halo.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.contact.Language;
import ai.halo.domain.followup.FollowUpPolicy;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No combination of claims gets around a rule. */
class JudgementPropertiesTest {
  private static final FollowUpPolicy POLICY = new FollowUpPolicy(Optional.empty());

  @Property(tries = 3_000)
  void whoeverSaidNothingWantsNothing(
      @ForAll("analyses") Analysis claimed, @ForAll("talks") TalkFacts talk) {
    var judged = Judgement.of(claimed, talk).analysis();

    if (!talk.transcript().hasCustomerSpeech()) {
      assertThat(judged.disposition()).isNotIn(Disposition.INTERESTED, Disposition.CALLBACK);
      assertNothingFollows(judged);
    }
  }

  @Property(tries = 3_000)
  void anOptOutIsHonouredWhateverIsClaimed(
      @ForAll("analyses") Analysis claimed, @ForAll("talks") TalkFacts talk) {
    var judged = Judgement.of(claimed, talk);

    var saidSo =
        talk.optedOutOnTheLine()
            || talk.optOutWords().stream().anyMatch(words -> words.standsIn(talk.transcript()));
    if (saidSo) {
      assertThat(judged.analysis().disposition()).isEqualTo(Disposition.OPT_OUT);
      assertThat(new ReviewPolicy(true, 1).doubts(judged)).isEmpty();
      assertNothingFollows(judged.analysis());
    }
  }

  @Property(tries = 3_000)
  void aClaimedOptOutIsEitherProvenOrDoubtedAndNothingIsSentEitherWay(
      @ForAll("analyses") Analysis claimed, @ForAll("talks") TalkFacts talk) {
    var judged = Judgement.of(claimed, talk);

    if (claimed.optOut() || claimed.disposition() == Disposition.OPT_OUT) {
      assertNothingFollows(judged.analysis());
    }
    assertThat(judged.analysis().optOut())
        .isEqualTo(judged.analysis().disposition() == Disposition.OPT_OUT);
  }

  @Property(tries = 3_000)
  void theEndingOfALineWinsOverEverythingButAnOptOut(
      @ForAll("analyses") Analysis claimed, @ForAll("talks") TalkFacts talk) {
    var judged = Judgement.of(claimed, talk).analysis();

    Disposition.withoutTalk(talk.ending())
        .ifPresent(meaning -> {
          assertThat(judged.disposition()).isIn(meaning, Disposition.OPT_OUT);
          assertNothingFollows(judged);
        });
  }

  @Property(tries = 3_000)
  void whatStandsRestsOnWordsThatWereSaid(
      @ForAll("analyses") Analysis claimed, @ForAll("talks") TalkFacts talk) {
    var judged = Judgement.of(claimed, talk).analysis();

    assertThat(judged.evidence()).allMatch(words -> words.standsIn(talk.transcript()));
    switch (judged.disposition()) {
      case INTERESTED, CALLBACK -> assertThat(judged.evidence()).isNotEmpty();
      case REJECTED, WRONG_NUMBER ->
          assertThat(
                  !judged.evidence().isEmpty()
                      || Disposition.withoutTalk(talk.ending()).isPresent())
              .isTrue();
      case OPT_OUT -> assertThat(!judged.evidence().isEmpty() || talk.optedOutOnTheLine()).isTrue();
      case NO_ANSWER, BUSY, VOICEMAIL, UNCLEAR, UNREACHABLE, FAILED -> {}
    }
    if (judged.createLead()) {
      assertThat(judged.disposition()).isEqualTo(Disposition.INTERESTED);
    }
  }

  @Property(tries = 3_000)
  void judgingTwiceChangesNothing(
      @ForAll("analyses") Analysis claimed, @ForAll("talks") TalkFacts talk) {
    var once = Judgement.of(claimed, talk).analysis();

    assertThat(Judgement.of(once, talk).analysis()).isEqualTo(once);
  }

  @Provide
  Arbitrary<Analysis> analyses() {
    return AnyAnalysis.analyses();
  }

  @Provide
  Arbitrary<TalkFacts> talks() {
    return AnyAnalysis.talks();
  }

  private static void assertNothingFollows(Analysis judged) {
    assertThat(judged.followUpDraft()).isEmpty();
    assertThat(judged.createLead()).isFalse();
    assertThat(judged.interest()).isEqualTo(CustomerInterest.NONE);
    assertThat(judged.callback()).isEmpty();
    assertThat(List.of(Language.values()))
        .allMatch(language ->
            POLICY.decide(judged, language, false) instanceof FollowUpPolicy.Decision.Skip);
  }
}
