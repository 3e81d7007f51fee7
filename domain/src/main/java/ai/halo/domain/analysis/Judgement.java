package ai.halo.domain.analysis;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What may stand of an analysis, and why a person should look at it.
 *
 * @param doubts what the rules found wrong, each once, in the order of {@link Doubt}; empty when
 *     nothing was
 */
public record Judgement(Analysis analysis, List<Doubt> doubts) {
  /** Keeps each doubt once, in order. */
  public Judgement {
    doubts = doubts.stream().distinct().sorted().toList();
  }

  /** What stands of an analysis after every {@link Veto} had its say. */
  public static Judgement of(Analysis analysis, TalkFacts talk) {
    var judgement = new Judgement(analysis, List.of());
    for (var veto : Veto.ALL) {
      judgement = veto.apply(judgement, talk);
    }
    return judgement;
  }

  Judgement with(UnaryOperator<Analysis> change) {
    return new Judgement(change.apply(analysis), doubts);
  }

  Judgement doubting(Doubt doubt, UnaryOperator<Analysis> change) {
    return new Judgement(
        change.apply(analysis), Stream.concat(doubts.stream(), Stream.of(doubt)).toList());
  }
}
