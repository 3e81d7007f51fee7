package ai.halo.adapter.openai.rules;

import ai.halo.domain.conversation.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** What was heard in each of these lines: no cue overlaps another, negations are applied. */
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
        spans.add(new Span(found.get(), at));
      }
      at += found.map(Lexicon.Found::length).orElse(1);
    }
    return heard(line, tokens, spans);
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
      var before = i > 0 ? Optional.of(spans.get(i - 1)) : Optional.<Span>empty();
      cues.add(
          before.filter(not -> negates(not, first, span, tokens)).isPresent() ? turned(cue) : cue);
    }
    return List.copyOf(cues);
  }

  /** A negation reaches the next phrase of its clause, over one word at most. */
  private static boolean negates(Span not, Token first, Span span, List<Token> tokens) {
    return not.found().cue() == Cue.NOT
        && not.found().tongue() == span.found().tongue()
        && tokens.get(not.from()).clause() == first.clause()
        && span.from() - not.to() <= 1;
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
