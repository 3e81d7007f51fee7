package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Judgement;
import ai.halo.domain.analysis.ReviewPolicy;
import ai.halo.domain.analysis.TalkFacts;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.followup.CrmStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mock's dialogues are well formed, and the rules read each of them as its author meant it. */
class DialoguesTest {
  private static final List<Dialogue> DIALOGUES = Dialogue.all();

  private final RuleBasedConversationAnalyzer analyzer = new RuleBasedConversationAnalyzer();

  static Stream<Dialogue> talked() {
    return DIALOGUES.stream().filter(dialogue -> !dialogue.lines().isEmpty());
  }

  static Stream<Dialogue> silent() {
    return DIALOGUES.stream().filter(dialogue -> dialogue.lines().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("talked")
  void areReadAsTheirAuthorMeant(Dialogue dialogue) {
    var request = dialogue.request("Здравствуйте! Вам удобно говорить?");

    var analysis = analyzer.analyze(request);

    assertThat(analysis.disposition()).as(analysis.summary()).isEqualTo(dialogue.disposition());
    assertThat(analysis.interest().level()).isEqualTo(dialogue.interest());
    assertThat(analysis.createLead()).isEqualTo(dialogue.crm() == CrmStatus.ADDED);
    assertThat(analysis.evidence())
        .isNotEmpty()
        .allMatch(evidence -> evidence.standsIn(request.transcript()));
    var judged = Judgement.of(analysis, new TalkFacts(request.transcript(), dialogue.ending()));
    assertThat(judged.analysis()).isEqualTo(analysis);
    assertThat(judged.doubts()).isEmpty();
  }

  /** The demo goes all the way by itself: nobody has to review its talks. */
  @ParameterizedTest
  @MethodSource("talked")
  void areClearEnoughToGoOnByThemselves(Dialogue dialogue) {
    var request = dialogue.request("Здравствуйте! Вам удобно говорить?");
    var analysis = analyzer.analyze(request);
    var talk = new TalkFacts(request.transcript(), dialogue.ending());

    var doubts = new ReviewPolicy(true, 0.6).doubts(Judgement.of(analysis, talk));

    assertThat(doubts).as("%s", analysis).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("talked")
  void takeTheTimeThatSpeechTakes(Dialogue dialogue) {
    var spoken = dialogue.lines().stream().skip(1).toList();

    assertThat(dialogue.ringSeconds()).isBetween(3.0, 25.0);
    assertThat(dialogue.lines()).allMatch(line -> line.pause() >= 0.4 && line.pause() <= 1.5);
    assertThat(spoken)
        .allSatisfy(line ->
            assertThat(line.seconds())
                .isCloseTo(Math.max(0.7, line.text().length() / 14.0), within(0.9)));
  }

  @ParameterizedTest
  @MethodSource("talked")
  void openWithTheGreetingAndSayItOnce(Dialogue dialogue) {
    var first = dialogue.lines().getFirst();

    assertThat(first.byAgent()).isTrue();
    assertThat(first.text()).isEqualTo("{greeting}");
    assertThat(dialogue.lines().stream().filter(line -> line.text().contains("{"))).hasSize(1);
    assertThat(dialogue.lines())
        .allMatch(line -> List.of("agent", "customer").contains(line.speaker()));
    if (dialogue.ending() == Ending.COMPLETED) {
      assertThat(dialogue.lines()).hasSizeBetween(6, 20);
    }
  }

  @ParameterizedTest
  @MethodSource("silent")
  void ringAsLongAsSuchCallsDo(Dialogue dialogue) {
    var seconds = dialogue.ringSeconds();

    switch (dialogue.disposition()) {
      case NO_ANSWER -> assertThat(seconds).isBetween(25.0, 45.0);
      case BUSY -> assertThat(seconds).isBetween(2.0, 4.0);
      case INTERESTED,
          REJECTED,
          CALLBACK,
          VOICEMAIL,
          WRONG_NUMBER,
          OPT_OUT,
          UNCLEAR,
          UNREACHABLE,
          FAILED ->
          throw new AssertionError(dialogue + " has no lines");
    }
    assertThat(dialogue.ending().word()).isEqualTo(dialogue.disposition().word());
  }

  @Test
  void showEveryOutcomeInEveryLanguage() {
    var outcomes = EnumSet.complementOf(EnumSet.of(Disposition.UNREACHABLE, Disposition.FAILED));

    for (var language : EnumSet.complementOf(EnumSet.of(Language.AUTO))) {
      var there = DIALOGUES.stream().filter(dialogue -> dialogue.language() == language).toList();
      assertThat(there).hasSizeGreaterThanOrEqualTo(12);
      assertThat(there.stream().map(Dialogue::disposition).collect(Collectors.toSet()))
          .isEqualTo(outcomes);
    }
  }

  @Test
  void areAllNamedInTheIndex() {
    assertThat(Dialogue.index()).doesNotHaveDuplicates();
    assertThat(Dialogue.index().stream().sorted()).containsExactlyElementsOf(Dialogue.files());
    assertThat(DIALOGUES.stream().map(Dialogue::id)).containsExactlyElementsOf(Dialogue.index());
  }
}
