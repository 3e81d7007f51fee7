package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what a talk meant.
 *
 * <p>Whoever asks not to be called again is believed at once. Otherwise each cue pulls towards its
 * stance with its strength, and a cue loses a fifth of its pull with every one that comes after it,
 * so people may change their minds.
 */
final class Judge {
  private static final double KEPT_PER_LATER_CUE = 0.8;

  /**
   * Weaker than this, nothing was decided: a bare “yes” or “no” answers a question nobody knows.
   */
  private static final double LEAST_PULL = 1.0;

  /** From here on a cue tells something by itself, and what was said before it counts for less. */
  private static final double TELLING = 1.0;

  /** From here on a cue settles the matter, and an “all right” after it consents to it. */
  private static final double SETTLES = 2.0;

  private Judge() {}

  /** The verdict on a talk. */
  static Verdict of(Talk talk) {
    if (talk.has(Cue.OPT_OUT)) {
      var grounds = talk.cues().filter(cue -> cue.cue() == Cue.OPT_OUT).toList();
      return new Verdict(Disposition.OPT_OUT, InterestLevel.NONE, 0.97, grounds);
    }
    if (talk.isMachineOnly()) {
      var grounds =
          talk.machine().stream()
              .flatMap(line -> line.cues().stream())
              .filter(cue -> cue.cue() == Cue.MACHINE)
              .toList();
      return new Verdict(Disposition.VOICEMAIL, InterestLevel.NONE, 0.95, grounds);
    }
    return weigh(talk);
  }

  private static Verdict weigh(Talk talk) {
    var pulls = pulls(talk);
    Map<Stance, Double> totals = new EnumMap<>(Stance.class);
    pulls.forEach(pull -> totals.merge(pull.stance(), pull.weight(), Double::sum));
    var ranked =
        totals.entrySet().stream()
            .filter(total -> isBacked(total.getKey(), pulls))
            .sorted(Map.Entry.<Stance, Double>comparingByValue().reversed())
            .toList();
    if (ranked.isEmpty() || ranked.getFirst().getValue() < LEAST_PULL) {
      return new Verdict(Disposition.UNCLEAR, openInterest(talk), 0.3, List.of());
    }
    var winner = ranked.getFirst().getKey();
    var best = ranked.getFirst().getValue();
    var second = ranked.size() > 1 ? ranked.get(1).getValue() : 0.0;
    var grounds = grounds(pulls.stream().filter(pull -> pull.stance() == winner).toList());
    return new Verdict(
        disposition(winner), interest(winner, talk, grounds), confidence(best, second), grounds);
  }

  /**
   * Any number of bare “yes” makes no interest: people say it on the phone to show that they
   * listen.
   */
  private static boolean isBacked(Stance stance, List<Pull> pulls) {
    return stance != Stance.FOR
        || pulls.stream()
            .anyMatch(pull -> pull.stance() == stance && pull.cue().strength() >= TELLING);
  }

  /**
   * The cues that pull most, first; faint ones, like a bare “yes”, only where there are no others.
   */
  private static List<Heard> grounds(List<Pull> pulls) {
    var ranked =
        pulls.stream()
            .sorted(Comparator.comparingDouble(Pull::weight).reversed())
            .map(Pull::cue)
            .toList();
    var telling = ranked.stream().filter(cue -> cue.strength() >= TELLING).toList();
    return telling.isEmpty() ? ranked : telling;
  }

  /** What each cue still pulls at the end of the talk. */
  private static List<Pull> pulls(Talk talk) {
    var pulls = new ArrayList<Pull>();
    Stance settled = Stance.NONE;
    for (var cue : talk.cues().toList()) {
      var stance = cue.cue() == Cue.AGREEMENT ? consent(cue, settled) : cue.cue().stance();
      if (stance != Stance.NONE) {
        pulls.add(new Pull(cue, stance, cue.strength()));
        settled = cue.strength() >= SETTLES ? stance : settled;
      }
    }
    double kept = 1;
    for (int i = pulls.size() - 1; i >= 0; i--) {
      var pull = pulls.get(i);
      pulls.set(i, new Pull(pull.cue(), pull.stance(), pull.weight() * kept));
      kept *= pull.cue().strength() >= TELLING ? KEPT_PER_LATER_CUE : 1;
    }
    return pulls;
  }

  /**
   * To what an agreement consents: to what was settled, or, said firmly after a no, to the offer
   * after all.
   */
  private static Stance consent(Heard agreement, Stance settled) {
    return switch (settled) {
      case NONE, FOR -> Stance.FOR;
      case LATER -> Stance.LATER;
      case OPEN -> Stance.OPEN;
      case AGAINST -> agreement.strength() > 1 ? Stance.FOR : Stance.NONE;
      case STRANGER, NEVER -> Stance.NONE;
    };
  }

  private static Disposition disposition(Stance stance) {
    return switch (stance) {
      case FOR -> Disposition.INTERESTED;
      case AGAINST -> Disposition.REJECTED;
      case LATER -> Disposition.CALLBACK;
      case STRANGER -> Disposition.WRONG_NUMBER;
      case NEVER -> Disposition.OPT_OUT;
      case OPEN, NONE -> Disposition.UNCLEAR;
    };
  }

  private static InterestLevel interest(Stance stance, Talk talk, List<Heard> grounds) {
    return switch (stance) {
      case FOR ->
          grounds.stream().anyMatch(cue -> cue.cue() == Cue.COMMITMENT || isFirm(cue))
              ? InterestLevel.HIGH
              : InterestLevel.MEDIUM;
      case LATER, OPEN, NONE -> openInterest(talk);
      case AGAINST, STRANGER, NEVER -> InterestLevel.NONE;
    };
  }

  private static boolean isFirm(Heard cue) {
    return cue.cue() == Cue.AGREEMENT && cue.strength() > 1;
  }

  /**
   * Of somebody who has not decided: who asks about the offer, likes it or thinks it over wants
   * more than politeness.
   */
  private static InterestLevel openInterest(Talk talk) {
    if (talk.people().stream().noneMatch(Line::hasSpeech)) {
      return InterestLevel.NONE;
    }
    var wantsToKnow =
        talk.cues()
            .anyMatch(heard ->
                switch (heard.cue()) {
                  case ASKS_PRICE, ASKS_TERMS, LIKING, COMMITMENT -> true;
                  case UNDECIDED -> heard.strength() >= SETTLES;
                  case OPT_OUT,
                      WRONG_NUMBER,
                      MACHINE,
                      INSTRUCTION,
                      AGREEMENT,
                      REFUSAL,
                      RELUCTANCE,
                      CALL_AGAIN,
                      NOT_NOW,
                      ASKS_PLACE,
                      WHEN,
                      PERSON,
                      NOT,
                      IS_NOT,
                      NEUTRAL,
                      SPEECH ->
                      false;
                });
    return wantsToKnow ? InterestLevel.MEDIUM : InterestLevel.LOW;
  }

  /** Near 1 when much speaks for it and nothing against; one half when as much speaks against. */
  private static double confidence(double best, double second) {
    return Math.clamp(Math.round(100 * best / (best + second + 0.5)) / 100.0, 0.2, 0.95);
  }

  private record Pull(Heard cue, Stance stance, double weight) {}
}
