package ai.halo.adapter.openai.score;

import ai.halo.adapter.openai.model.OpenAiConfiguration;
import ai.halo.adapter.openai.rules.RuleBasedConversationAnalyzer;
import ai.halo.adapter.openai.score.Scorecard.Answer;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Judgement;
import ai.halo.domain.analysis.TalkFacts;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.PortFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.BeansException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The command {@code ./halo score}: has an analyzer read labelled talks, puts what it says before
 * the rules as the product does, and prints how often that is right.
 *
 * <p>Options: {@code --analyzer=rules} (the default) or {@code openai}, with the product's own
 * settings such as {@code --halo.openai.base-url} as options or in the environment; {@code
 * --at-once=4}; {@code --input-price} and {@code --output-price} of a million tokens; and the files
 * to read. A talk that the analyzer fails at is counted as wrong and does not stop the others.
 */
public final class Score {
  private static final int USAGE = 64;

  private static final MapPropertySource AS_IN_THE_PRODUCT =
      new MapPropertySource(
          "product",
          Map.of(
              "halo.analyzer",
              "openai",
              "halo.openai.api-key",
              "${HALO_OPENAI_API_KEY:${OPENAI_API_KEY:}}"));

  private final ConversationAnalyzer analyzer;
  private final RuleBasedConversationAnalyzer ear = new RuleBasedConversationAnalyzer();

  Score(ConversationAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** Prints the table; exits with 64 when called wrongly. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var options = new SimpleCommandLinePropertySource(args);
    var files = options.getProperty("nonOptionArgs");
    if (files == null) {
      System.err.println("usage: score [--analyzer=rules|openai] [options] FILE…");
      System.exit(USAGE);
      return;
    }
    var talks = new ArrayList<LabelledTalk>();
    for (var file : files.split(",", -1)) {
      talks.addAll(LabelledTalk.read(Path.of(file)));
    }
    try (var wiring = new AnnotationConfigApplicationContext()) {
      wiring.getEnvironment().getPropertySources().addFirst(options);
      var score = new Score(analyzer(wiring, options));
      var card = score.of(talks, number(options, "at-once").map(Double::intValue).orElse(4));
      var table = new ScoreTable(number(options, "input-price"), number(options, "output-price"));
      out.print(table.of(card));
    } catch (BeansException | IllegalArgumentException wrongSetting) {
      var reason = NestedExceptionUtils.getMostSpecificCause(wrongSetting);
      System.err.println("halo: " + reason.getMessage());
      System.exit(USAGE);
    }
  }

  private static ConversationAnalyzer analyzer(
      AnnotationConfigApplicationContext wiring, SimpleCommandLinePropertySource options) {
    var name = Optional.ofNullable(options.getProperty("analyzer")).orElse("rules");
    return switch (name) {
      case "rules" -> new RuleBasedConversationAnalyzer();
      case "openai" -> {
        wiring.getEnvironment().getPropertySources().addLast(AS_IN_THE_PRODUCT);
        wiring.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        wiring.register(OpenAiConfiguration.class);
        wiring.refresh();
        yield wiring.getBean(ConversationAnalyzer.class);
      }
      case String other -> throw new IllegalArgumentException("there is no analyzer " + other);
    };
  }

  private static Optional<Double> number(SimpleCommandLinePropertySource options, String name) {
    return Optional.ofNullable(options.getProperty(name)).map(Double::valueOf);
  }

  /** Has so many talks read at once. */
  Scorecard of(List<LabelledTalk> talks, int atOnce) throws InterruptedException {
    var card = new Scorecard();
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var reading = new ArrayList<Future<Answer>>();
      talks.forEach(talk -> reading.add(threads.submit(() -> answer(talk))));
      for (var answer : reading) {
        card.add(answer.get());
      }
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    }
    return card;
  }

  private Answer answer(LabelledTalk talk) {
    var began = System.nanoTime();
    try {
      var claimed = analyzer.analyze(talk.request());
      return answer(talk, claimed, Duration.ofNanos(System.nanoTime() - began));
    } catch (PortFailure failed) {
      var took = Duration.ofNanos(System.nanoTime() - began);
      return new Answer(talk, Optional.empty(), Optional.empty(), 0, 0, took);
    }
  }

  private Answer answer(LabelledTalk talk, Analysis claimed, Duration took) {
    var transcript = talk.request().transcript();
    var certain =
        new TalkFacts(
            transcript, Ending.COMPLETED, false, ear.listen(transcript, talk.request().language()));
    var standing = claimed.evidence().stream().filter(e -> e.standsIn(transcript)).count();
    return new Answer(
        talk,
        Optional.of(Judgement.of(claimed, certain)),
        Optional.of(claimed.origin().usage()),
        claimed.evidence().size(),
        (int) standing,
        took);
  }
}
