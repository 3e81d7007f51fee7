package ai.halo.adapter.persistence;

import ai.halo.adapter.openai.rules.RuleBasedConversationAnalyzer;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.call.CallState;
import ai.halo.domain.call.CallTimeline;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.cost.Money;
import ai.halo.domain.funnel.Funnel;
import ai.halo.domain.port.CallStatistics.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The pure code that runs most: adding up days, reading and writing facts, folding a call's facts, judging a talk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HotPaths {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final int DAYS = 60;
  private static final int FIRST_DAY = 20_514;
  private static final List<String> SAID =
      List.of(
          "Здравствуйте! Вам удобно говорить?",
          "Да, слушаю вас.",
          "У нас новый тариф за девяносто тысяч сумов в месяц.",
          "А сколько стоит подключение?",
          "Подключение бесплатно, если решить до пятницы.",
          "Хорошо, мне интересно, пришлите условия.",
          "Отправлю ссылку сообщением. Когда вам перезвонить?",
          "Завтра после обеда, часа в три.",
          "Договорились. Всего доброго!",
          "До свидания.");

  private final FactJson json = new FactJson();
  private final RuleBasedConversationAnalyzer rules = new RuleBasedConversationAnalyzer();
  private final List<DayOfCalls> days = new ArrayList<>();
  private final List<CallDelta> twoSeconds = new ArrayList<>();
  private final Period period =
      new Period(
          Instant.ofEpochSecond(FIRST_DAY * 86_400L),
          Instant.ofEpochSecond((FIRST_DAY + DAYS) * 86_400L),
          ZoneId.of("Asia/Tashkent"),
          Set.of(),
          Set.of());
  private byte[] day = {};
  private List<Fact> facts = List.of();
  private List<FactJson.Stored> stored = List.of();
  private AnalysisRequest talk = new AnalysisRequest("", Language.RUSSIAN, new Transcript(List.of()));

  /** Sixty days of four languages, a cell for every quarter of an hour and twelve kinds of calls: ten million calls. */
  @Setup
  public void prepare() {
    var random = new Random(1);
    for (var number = 0; number < DAYS * 4; number++) {
      var first = (FIRST_DAY + number / 4) * DayOfCalls.QUARTERS;
      var deltas = new ArrayList<CallDelta>();
      for (var quarter = 0; quarter < DayOfCalls.QUARTERS; quarter++) {
        for (var kind = 0; kind < 12; kind++) {
          deltas.add(delta(first + quarter, kind, 36, random));
        }
      }
      days.add(DayOfCalls.EMPTY.plus(deltas));
    }
    for (var change = 0; change < 800; change++) {
      twoSeconds.add(delta(FIRST_DAY * DayOfCalls.QUARTERS + 50, random.nextInt(12), 1, random));
    }
    day = days.getFirst().write();
    facts = facts();
    stored = facts.stream().map(json::write).toList();
    talk = new AnalysisRequest("Предложите тариф.", Language.RUSSIAN, new CallTimelineTalk(facts).transcript());
  }

  private static CallDelta delta(int quarter, int kind, int calls, Random random) {
    var cost = Optional.of(new Money(BigDecimal.valueOf(random.nextInt(100_000), 4), "USD"));
    return new CallDelta(
        quarter, "uz", new Kind("completed", "not_created", 16 + kind * 4), calls, random.nextInt(90_000), cost);
  }

  private List<Fact> facts() {
    var list = new ArrayList<Fact>();
    list.add(new WorkFact.Requested(NOON, "admin"));
    list.add(new LineFact(1, new LineSignal.DialIntended(NOON.plusSeconds(1))));
    list.add(new LineFact(1, new LineSignal.Rang(NOON.plusSeconds(2))));
    list.add(new LineFact(1, new LineSignal.Answered(NOON.plusSeconds(5))));
    for (var no = 1; no <= SAID.size(); no++) {
      var speaker = no % 2 == 1 ? Speaker.AGENT : Speaker.CUSTOMER;
      var line = new Utterance(no, speaker, SAID.get(no - 1), Duration.ofSeconds(no * 4L));
      list.add(new LineFact(1, new LineSignal.Said(NOON.plusSeconds(5 + no * 4L), line)));
    }
    list.add(new LineFact(1, new LineSignal.HungUp(NOON.plusSeconds(60), Ending.COMPLETED, "")));
    list.add(new LineFact(1, new LineSignal.Transcribed(NOON.plusSeconds(61), SAID.size())));
    return list;
  }

  private record CallTimelineTalk(List<Fact> facts) {
    Transcript transcript() {
      return new Transcript(
          facts.stream()
              .filter(fact -> fact instanceof LineFact(_, LineSignal.Said _))
              .map(fact -> ((LineSignal.Said) ((LineFact) fact).signal()).utterance())
              .toList());
    }
  }

  /** The figures of ten million calls, once their days are in memory: 276,480 cells. */
  @Benchmark
  public Funnel figuresOfTenMillionCalls() {
    var counts = new PeriodCounts(period);
    for (var number = 0; number < days.size(); number++) {
      counts.day(FIRST_DAY + number / 4, days.get(number), 0, DayOfCalls.QUARTERS);
    }
    counts.series();
    counts.answers();
    return counts.totals().funnel();
  }

  /** What changed at a hundred calls a second within two seconds, folded into a day. */
  @Benchmark
  public byte[] foldIntoADay() {
    return DayOfCalls.read(day).plus(twoSeconds).write();
  }

  @Benchmark
  public DayOfCalls readADay() {
    return DayOfCalls.read(day);
  }

  /** All facts of a talk of ten lines. */
  @Benchmark
  public List<FactJson.Stored> writeFacts() {
    return facts.stream().map(json::write).toList();
  }

  @Benchmark
  public List<Fact> readFacts() {
    var read = new ArrayList<Fact>();
    for (var fact : stored) {
      read.add(json.read(fact.type(), NOON, fact.attempt(), fact.data()));
    }
    return read;
  }

  /** Where a call stands, from its facts. */
  @Benchmark
  public CallState stateOfACall() {
    return CallTimeline.of(facts).state();
  }

  /** What a talk of ten lines meant, by the rules. */
  @Benchmark
  public Analysis judgeATalk() {
    return rules.analyze(talk);
  }
}
