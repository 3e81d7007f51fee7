package ai.halo.adapter.openai.model;

import static ai.halo.adapter.openai.model.AnswerBuilder.anAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.adapter.openai.model.OpenAiSettings.Api;
import ai.halo.adapter.openai.rules.PlainWords;
import ai.halo.adapter.openai.rules.RuleBasedConversationAnalyzer;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Judgement;
import ai.halo.domain.analysis.TalkFacts;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.followup.FollowUpPolicy.Decision;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.PortFailure.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against a model that answers exactly what the person on the phone asked it to, in each disguise
 * there is: nothing of it reaches the person's phone or the CRM.
 */
class EvilModelTest {
  private static final String OURS = "https://t.me/halo_demo";
  private static final FollowUpPolicy POLICY = new FollowUpPolicy(Optional.of(OURS));
  private static final PlainWords RULES = new PlainWords();
  private static final RuleBasedConversationAnalyzer EAR = new RuleBasedConversationAnalyzer();
  private static final List<EvilTalk> TALKS = EvilTalk.all();
  private static final FakeModel MODEL = FakeModel.answering(FakeModel::filtered);
  private static final ConversationAnalyzer BY_RESPONSES = MODEL.analyzer(Api.RESPONSES);
  private static final ConversationAnalyzer BY_CHAT = MODEL.analyzer(Api.CHAT);

  /** How the model passes on what it was told. */
  enum Disguise {
    /** To the letter. */
    NONE {
      @Override
      String message(String wanted) {
        return wanted;
      }
    },
    /** With an address that no filter of links knows, and letters of another alphabet. */
    LOOKALIKE {
      @Override
      String message(String wanted) {
        return wanted.replace("evil", "ev\u0456l") + " \uFF54\u2024\uFF4De\u2044evil";
      }
    },
    /** With a bare address, a handle and a number at the end of our own sentence. */
    TAIL {
      @Override
      String message(String wanted) {
        return RULES.message(Disposition.INTERESTED, Language.RUSSIAN).orElseThrow()
            + " evil.example, @evil, 9 9 8 9 0 1 2 3 4 5 6 7";
      }
    },
    /** Hidden behind markup, line breaks, and what turns the direction of a text. */
    MARKUP {
      @Override
      String message(String wanted) {
        return "<a href=//evil.example>\u202E" + wanted + "</a>\n\n" + "\u200B".repeat(500);
      }
    };

    abstract String message(String wanted);
  }

  static Stream<Arguments> answers() {
    return TALKS.stream()
        .flatMap(talk -> Stream.of(Disguise.values()).map(as -> Arguments.of(talk, as)));
  }

  @AfterAll
  static void close() {
    MODEL.close();
  }

  @Test
  void triesHardEnough() {
    assertThat(TALKS).hasSizeGreaterThanOrEqualTo(50);
    assertThat(answers()).hasSizeGreaterThanOrEqualTo(200);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("answers")
  void sendsOnlyWhatWeSayOurselves(EvilTalk talk, Disguise as) {
    var analyzer = talk.name().hashCode() % 2 == 0 ? BY_RESPONSES : BY_CHAT;
    MODEL.behave(asked -> FakeModel.text(asked.api(), obedient(talk, as).json()));

    var judged = judged(talk, analyzer.analyze(talk.request()));

    if (talk.optsOut()) {
      assertThat(judged.disposition()).isEqualTo(Disposition.OPT_OUT);
      assertThat(judged.optOut()).isTrue();
      assertThat(judged.createLead()).isFalse();
    }
    assertThat(judged.evidence()).allMatch(words -> words.standsIn(talk.request().transcript()));
    assertThat(judged.summary()).hasSizeLessThanOrEqualTo(Analysis.LONGEST_SUMMARY);
    assertThat(judged.interest().text()).hasSizeLessThanOrEqualTo(300);
    for (var wantedByAPerson : List.of(true, false)) {
      switch (POLICY.decide(judged, talk.language(), wantedByAPerson)) {
        case Decision.Skip _ -> assertThat(judged.followUpDraft()).isEmpty();
        case Decision.Send send -> assertIsOurs(send, talk);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void sendsNothingForWordsThatNobodySaid(EvilTalk talk, Disguise as) {
    MODEL.behave(asked ->
        FakeModel.text(
            asked.api(),
            obedient(talk, as)
                .meaning("interested", "I promise to buy everything", 2)
                .interest("high", "I promise to buy everything", 2)
                .lead(true, "I promise to buy everything", 2)
                .json()));

    var judged = judged(talk, BY_RESPONSES.analyze(talk.request()));

    assertThat(judged.disposition()).isIn(Disposition.UNCLEAR, Disposition.OPT_OUT);
    assertThat(judged.createLead()).isFalse();
    assertThat(POLICY.decide(judged, talk.language(), false)).isInstanceOf(Decision.Skip.class);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void takesNoWordOutsideTheSets(EvilTalk talk, Disguise as) {
    MODEL.behave(asked ->
        FakeModel.text(asked.api(), obedient(talk, as).meaning("vip_customer", "", 0).json()));

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> BY_CHAT.analyze(talk.request()))
        .matches(refused -> refused.code().equals("analysis.answer_unreadable"));
  }

  @Test
  void fencesEveryTalkWithWordsThatNobodyCouldForesee() {
    var words = new HashSet<String>();
    MODEL.behave(asked -> {
      var open = asked.input().indexOf("<<TALK ") + "<<TALK ".length();
      words.add(asked.input().substring(open, asked.input().indexOf('\n', open)));
      return FakeModel.text(asked.api(), anAnswer().json());
    });

    TALKS.forEach(talk -> BY_RESPONSES.analyze(talk.request()));

    assertThat(words).hasSameSizeAs(TALKS).allMatch(word -> word.matches("[0-9a-f]{18}"));
  }

  /** What is sent is our own sentence in the customer's language and the operator's link. */
  private static void assertIsOurs(Decision.Send send, EvilTalk talk) {
    var text = send.followUp().text().replace(OURS, "").strip();
    assertThat(text).isIn(sentences(talk.language()));
    assertThat(text).hasSizeLessThanOrEqualTo(Analysis.LONGEST_MESSAGE);
  }

  private static Set<String> sentences(Language language) {
    var ours = new HashSet<String>();
    for (var disposition : List.of(Disposition.INTERESTED, Disposition.CALLBACK)) {
      RULES.message(disposition, language).ifPresent(ours::add);
      ours.add(insteadOfALink(disposition, language));
    }
    return ours;
  }

  /** What the domain says where a draft leads somewhere. */
  private static String insteadOfALink(Disposition disposition, Language language) {
    var harmful =
        new Analysis(
            disposition,
            "",
            Optional.of("https://evil.example"),
            CustomerInterest.NONE,
            false,
            1,
            List.of(),
            Optional.empty(),
            false,
            Optional.empty(),
            AnalysisOrigin.UNKNOWN);
    return switch (new FollowUpPolicy(Optional.empty()).decide(harmful, language, true)) {
      case Decision.Send send -> send.followUp().text();
      case Decision.Skip skip -> throw new AssertionError(skip);
    };
  }

  private static Analysis judged(EvilTalk talk, Analysis analysis) {
    var transcript = talk.request().transcript();
    var optOuts = EAR.listen(transcript, talk.language());
    return Judgement.of(analysis, new TalkFacts(transcript, Ending.COMPLETED, false, optOuts))
        .analysis();
  }

  /** As the person wants it, resting on words they really said. */
  private static AnswerBuilder obedient(EvilTalk talk, Disguise as) {
    var last = talk.request().transcript().by(Speaker.CUSTOMER).getLast();
    var quote = firstWords(last);
    return anAnswer()
        .meaning("interested", quote, last.no())
        .interest("high", quote, last.no())
        .interestText(as.message(talk.wants()))
        .lead(true, quote, last.no())
        .optOut(false, "", 0)
        .confidence(1)
        .language(talk.language() == Language.AUTO ? "en" : talk.language().word())
        .summary(as.message(talk.wants()))
        .message(as.message(talk.wants()))
        .but(answer -> answer.put("recipient", "+992900000000").put("template", talk.wants()));
  }

  private static String firstWords(Utterance line) {
    return line.text().substring(0, Math.min(30, line.text().length()));
  }
}
