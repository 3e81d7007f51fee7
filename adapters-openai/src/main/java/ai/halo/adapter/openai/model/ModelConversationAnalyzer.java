package ai.halo.adapter.openai.model;

import ai.halo.adapter.openai.model.AnswerReader.Reading;
import ai.halo.adapter.openai.rules.PlainWords;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.port.ConversationAnalyzer;
import java.util.List;

/**
 * Asks a model what a talk meant, and believes of its answer what can be checked.
 *
 * <p>A talk is asked about at most twice: again when the answer was cut off, with room for twice as
 * much; when it was no answer, saying what was wrong with it; when the model declined; and when the
 * talk was too long, with its middle left out. A second disappointment is for a person to look at.
 * May be shared between threads.
 */
final class ModelConversationAnalyzer implements ConversationAnalyzer {
  private final ModelApi api;
  private final Prompts prompts;
  private final Places places;
  private final ModelMeters meters;
  private final int answerTokens;
  private final DraftGuard guard = new DraftGuard(new PlainWords());

  /** Asks by this API. */
  ModelConversationAnalyzer(
      ModelApi api, Prompts prompts, Places places, ModelMeters meters, int answerTokens) {
    this.api = api;
    this.prompts = prompts;
    this.places = places;
    this.meters = meters;
    this.answerTokens = answerTokens;
  }

  /**
   * Judges a talk; one in which the customer said nothing is judged without asking.
   *
   * @throws ai.halo.domain.port.PortFailure.Refused with {@code analysis.…} when a person has to
   *     look or a setting is wrong
   * @throws ai.halo.domain.port.PortFailure.Unavailable with the pause the server asked for
   */
  @Override
  public Analysis analyze(AnalysisRequest request) {
    var opinion = new Opinion(request, prompts.instructions(request).version(), guard);
    if (!request.transcript().hasCustomerSpeech()) {
      return opinion.ofSilence();
    }
    var answered = places.in(() -> meters.timed(() -> ask(request)));
    return opinion.of(answered.answer(), answered.took());
  }

  private Answered ask(AnalysisRequest request) {
    Attempt first;
    try {
      first = attempt(prompts.question(request, answerTokens));
    } catch (ModelApi.TooLong _) {
      return second(request, answerTokens, true, List.of());
    }
    return switch (first) {
      case Attempt.Good good -> good.answered();
      case Attempt.Bad bad ->
          switch (bad.why()) {
            case FILTERED -> throw Failures.nothing(bad.why());
            case CUT_OFF ->
                second(request, 2 * answerTokens, false, List.of("it was cut off")).after(bad);
            case DECLINED, UNREADABLE ->
                second(request, answerTokens, false, bad.problems()).after(bad);
          };
    };
  }

  private Answered second(
      AnalysisRequest request, int tokens, boolean shorter, List<String> reasons) {
    Attempt attempt;
    try {
      attempt = attempt(prompts.again(request, tokens, shorter, reasons));
    } catch (ModelApi.TooLong _) {
      throw Failures.tooLong();
    }
    return switch (attempt) {
      case Attempt.Good good -> good.answered();
      case Attempt.Bad bad -> throw Failures.nothing(bad.why());
    };
  }

  private Attempt attempt(Question question) {
    var reply = api.ask(question);
    meters.took(reply.took().usage());
    return switch (reply) {
      case Reply.Nothing nothing -> new Attempt.Bad(nothing.why(), List.of(), nothing.took());
      case Reply.Text text ->
          switch (AnswerReader.read(text.text())) {
            case Reading.Good good -> new Attempt.Good(new Answered(good.answer(), text.took()));
            case Reading.Bad bad ->
                new Attempt.Bad(Reply.Why.UNREADABLE, bad.problems(), text.took());
          };
    };
  }

  private record Answered(ModelAnswer answer, Reply.Took took) {
    Answered after(Attempt.Bad earlier) {
      return new Answered(answer, earlier.took().and(took));
    }
  }

  private sealed interface Attempt {
    record Good(Answered answered) implements Attempt {}

    record Bad(Reply.Why why, List<String> problems, Reply.Took took) implements Attempt {}
  }
}
