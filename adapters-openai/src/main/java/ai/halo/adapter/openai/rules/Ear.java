package ai.halo.adapter.openai.rules;

import ai.halo.domain.conversation.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Hears cues of all languages in a line, since people switch language in the middle of a sentence.
 */
final class Ear {
  private final List<Lexicon> lexicons;

  /**
   * Listens with these lexicons; where two languages claim the same words, the earlier one has
   * them.
   */
  Ear(List<Lexicon> lexicons) {
    this.lexicons = List.copyOf(lexicons);
  }

  /** What was heard in each of these lines, in order and with negations applied. */
  List<Line> listen(List<Utterance> utterances) {
    var lines = new ArrayList<Line>(utterances.size());
    for (var utterance : utterances) {
      var cues = cues(lines.size(), utterance.text());
      lines.add(new Line(utterance.no(), utterance.text(), cues));
    }
    return List.copyOf(lines);
  }

  private List<Heard> cues(int line, String text) {
    var tokens = Tokens.of(text);
    var spans = new ArrayList<Span>();
    int at = 0;
    while (at < tokens.size()) {
      var found = mostTelling(tokens, at);
      if (found.isPresent()) {
        var span = new Span(found.get(), at);
        spans.add(span);
        hidden(tokens, span).ifPresent(spans::add);
      }
      at += found.map(Lexicon.Found::length).orElse(1);
    }
    return heard(line, tokens, spans);
  }

  /**
   * An opt-out that begins inside another phrase; nothing hides one, save a phrase made to excuse
   * it.
   */
  private Optional<Span> hidden(List<Token> tokens, Span span) {
    return switch (span.found().cue()) {
      case OPT_OUT, NEUTRAL, NOT_NOW -> Optional.empty();
      case WRONG_NUMBER,
          MACHINE,
          INSTRUCTION,
          COMMITMENT,
          LIKING,
          AGREEMENT,
          REFUSAL,
          RELUCTANCE,
          CALL_AGAIN,
          UNDECIDED,
          ASKS_PRICE,
          ASKS_TERMS,
          ASKS_PLACE,
          WHEN,
          PERSON,
          NOT,
          IS_NOT,
          SPEECH ->
          IntStream.range(span.from() + 1, span.to())
              .mapToObj(at -> mostTelling(tokens, at).map(found -> new Span(found, at)))
              .flatMap(Optional::stream)
              .filter(inside -> inside.found().cue() == Cue.OPT_OUT)
              .findFirst();
    };
  }

  private Optional<Lexicon.Found> mostTelling(List<Token> tokens, int at) {
    return lexicons.stream()
        .flatMap(lexicon -> lexicon.at(tokens, at).stream())
        .reduce((one, other) -> other.beats(one) ? other : one);
  }

  private static List<Heard> heard(int line, List<Token> tokens, List<Span> spans) {
    var cues = new ArrayList<Heard>();
    for (int i = 0; i < spans.size(); i++) {
      var span = spans.get(i);
      var first = tokens.get(span.from());
      var cue =
          new Heard(
              span.found().cue(),
              span.found().strength(),
              span.found().tongue(),
              line,
              first.start(),
              tokens.get(span.to() - 1).end());
      var isTurned =
          (i > 0 && turnsNext(spans.get(i - 1), span, tokens))
              || (i + 1 < spans.size() && turnsPrevious(spans.get(i + 1), span, tokens));
      cues.add(isTurned ? turned(cue) : cue);
    }
    return List.copyOf(cues);
  }

  /** A negation reaches the next phrase of its clause, over one word at most. */
  private static boolean turnsNext(Span not, Span span, List<Token> tokens) {
    return not.found().cue() == Cue.NOT
        && not.found().tongue() == span.found().tongue()
        && tokens.get(not.from()).clause() == tokens.get(span.from()).clause()
        && span.from() - not.to() <= 1;
  }

  /** A negation that follows reaches the phrase right before it. */
  private static boolean turnsPrevious(Span not, Span span, List<Token> tokens) {
    return not.found().cue() == Cue.IS_NOT
        && not.found().tongue() == span.found().tongue()
        && tokens.get(not.from()).clause() == tokens.get(span.to() - 1).clause()
        && not.from() == span.to();
  }

  private static Heard turned(Heard cue) {
    return switch (cue.cue()) {
      case COMMITMENT, LIKING -> cue.as(Cue.REFUSAL, Math.max(cue.strength(), 1.5));
      case AGREEMENT -> cue.as(Cue.RELUCTANCE, 1);
      case REFUSAL, RELUCTANCE -> cue.as(Cue.LIKING, Math.min(cue.strength(), 1));
      case CALL_AGAIN, NOT_NOW, UNDECIDED, WRONG_NUMBER -> cue.as(Cue.NEUTRAL, 0);
      case OPT_OUT,
          MACHINE,
          INSTRUCTION,
          ASKS_PRICE,
          ASKS_TERMS,
          ASKS_PLACE,
          WHEN,
          PERSON,
          NOT,
          IS_NOT,
          NEUTRAL,
          SPEECH ->
          cue;
    };
  }

  private record Span(Lexicon.Found found, int from) {
    int to() {
      return from + found.length();
    }
  }
}
