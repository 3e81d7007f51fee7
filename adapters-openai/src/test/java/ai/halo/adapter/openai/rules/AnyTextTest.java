package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * The rules read any text whatever: they throw nothing, stay within bounds and need no more time
 * than it is long.
 */
class AnyTextTest {
  private static final RuleBasedConversationAnalyzer ANALYZER = new RuleBasedConversationAnalyzer();

  private static final List<String> WORDS =
      Stream.of(Tongue.values())
          .flatMap(tongue -> labelled(tongue).lines())
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .distinct()
          .toList();

  private static String labelled(Tongue tongue) {
    try (var stream =
        AnyTextTest.class.getResourceAsStream("/labelled/" + tongue.code() + ".txt")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 300)
  void throwsOnNoText(@ForAll("talks") AnalysisRequest request) {
    var analysis = ANALYZER.analyze(request);

    staysWithinBounds(analysis, request);
  }

  @Property(tries = 300)
  void throwsOnNoHeapOfWords(@ForAll("babble") AnalysisRequest request) {
    var analysis = ANALYZER.analyze(request);

    staysWithinBounds(analysis, request);
    assertThat(ANALYZER.analyze(request)).isEqualTo(analysis);
  }

  @Property(tries = 5)
  void readsTenThousandLines(@ForAll("lines") List<String> some) {
    var texts = IntStream.range(0, 10_000).mapToObj(i -> some.get(i % some.size())).toList();
    var request = request(texts, Language.AUTO);

    var analysis = ANALYZER.analyze(request);

    staysWithinBounds(analysis, request);
  }

  @Test
  void needsTimeInProportionToTheLength() {
    var worst = "не надо мне больше raqamimni ро‘yxat да не ".repeat(90);
    var once = request(List.of(worst), Language.AUTO);
    var often = request(IntStream.range(0, 400).mapToObj(_ -> worst).toList(), Language.AUTO);
    var oneWord = request(List.of("a".repeat(4_000), "raqamim" + "н".repeat(4_000)), Language.AUTO);
    ANALYZER.analyze(once);

    var steps = List.of(nanos(once), nanos(often), nanos(oneWord));

    // 1.5 million characters. Anything worse than linear would need minutes; a slow machine needs
    // two seconds.
    assertThat(Duration.ofNanos(steps.get(1))).isLessThan(Duration.ofSeconds(30));
    assertThat(Duration.ofNanos(steps.get(2))).isLessThan(Duration.ofSeconds(5));
  }

  @Provide
  Arbitrary<AnalysisRequest> talks() {
    return Combinators.combine(anyText().list().ofMaxSize(30), Arbitraries.of(Language.class))
        .as(AnyTextTest::request);
  }

  @Provide
  Arbitrary<AnalysisRequest> babble() {
    var line = Arbitraries.of(WORDS).list().ofMaxSize(25).map(words -> String.join(" ", words));
    return Combinators.combine(line.list().ofMaxSize(12), Arbitraries.of(Language.class))
        .as(AnyTextTest::request);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.oneOf(anyText(), Arbitraries.of(WORDS)).list().ofMinSize(1).ofMaxSize(200);
  }

  /**
   * Every kind of character: letters of all scripts, marks, controls, halves of surrogate pairs.
   */
  private static Arbitrary<String> anyText() {
    var anyChar = Arbitraries.chars().all();
    var marked = Arbitraries.chars().with("еёqo‘ʻ'`’.…!?:,- ӣӯқғҳҷўйЁ\u0306\u0304\uD83D\uDE00\0");
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars('\0', '\uFFFF').ofMaxLength(200),
        anyChar.list().ofMaxSize(80).map(AnyTextTest::text),
        marked.list().ofMaxSize(80).map(AnyTextTest::text));
  }

  private static String text(List<Character> characters) {
    var text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }

  private static AnalysisRequest request(List<String> texts, Language language) {
    var utterances = new ArrayList<Utterance>();
    for (var text : texts) {
      int no = utterances.size() + 1;
      utterances.add(new Utterance(no, Speaker.CUSTOMER, text, Duration.ofSeconds(no)));
    }
    return new AnalysisRequest("", language, new Transcript(utterances));
  }

  private static void staysWithinBounds(Analysis analysis, AnalysisRequest request) {
    assertThat(analysis.summary()).isNotBlank().hasSizeLessThanOrEqualTo(700);
    assertThat(analysis.followUpDraft().orElse(""))
        .hasSizeLessThanOrEqualTo(Analysis.LONGEST_MESSAGE - 60);
    assertThat(analysis.interest().text()).hasSizeLessThanOrEqualTo(200);
    assertThat(analysis.confidence()).isBetween(0.0, 1.0);
    assertThat(analysis.evidence())
        .hasSizeLessThanOrEqualTo(12)
        .allMatch(evidence -> evidence.standsIn(request.transcript()));
  }

  private static long nanos(AnalysisRequest request) {
    var start = System.nanoTime();
    ANALYZER.analyze(request);
    return System.nanoTime() - start;
  }
}
