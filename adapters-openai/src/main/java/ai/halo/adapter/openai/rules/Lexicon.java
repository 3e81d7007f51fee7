package ai.halo.adapter.openai.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All phrases of one language, as a tree of words.
 *
 * <p>Looking for a phrase at one word costs no more than the tree is deep, however long the text
 * is, so listening to a talk takes time in proportion to its length.
 */
final class Lexicon {
  private static final int LONGEST_AFFIX = 24;

  private final Tongue tongue;
  private final Node root = new Node();
  private final Set<String> negations;

  /** Holds these phrases; of two alike the first counts. */
  Lexicon(Tongue tongue, List<Phrase> phrases) {
    this.tongue = tongue;
    negations =
        phrases.stream()
            .filter(phrase -> phrase.cue() == Cue.NOT || phrase.cue() == Cue.IS_NOT)
            .flatMap(phrase -> phrase.parts().stream())
            .flatMap(
                part -> part instanceof Phrase.Part.Exactly(var key) ? Stream.of(key) : Stream.of())
            .collect(Collectors.toUnmodifiableSet());
    phrases.forEach(this::add);
  }

  /** The language of the phrases. */
  Tongue tongue() {
    return tongue;
  }

  /**
   * A phrase found.
   *
   * @param length how many words it spans, those in its gaps included
   * @param words how many words it names
   * @param letters how many letters it names
   */
  record Found(Tongue tongue, Cue cue, double strength, int length, int words, int letters) {
    /**
     * Whether this says more than the other: more named words, or as many with more letters, or a
     * narrower span.
     */
    boolean beats(Found other) {
      if (words != other.words) {
        return words > other.words;
      }
      return letters != other.letters ? letters > other.letters : length < other.length;
    }
  }

  /** The most telling phrase that begins at this word; empty when none does. */
  Optional<Found> at(List<Token> tokens, int from) {
    return Optional.ofNullable(walk(root, tokens, from, from, 0, 0));
  }

  private @Nullable Found walk(
      Node node, List<Token> tokens, int from, int at, int words, int letters) {
    var phrase = node.phrase;
    Found best =
        phrase == null
            ? null
            : new Found(tongue, phrase.cue(), phrase.strength(), at - from, words, letters);
    if (at >= tokens.size() || tokens.get(at).sentence() != tokens.get(from).sentence()) {
      return best;
    }
    var token = tokens.get(at);
    var key = tongue.key(token);
    var exact = node.exactly.get(key);
    if (exact != null) {
      best = better(best, walk(exact, tokens, from, at + 1, words + 1, letters + key.length()));
    }
    var label = token.label() ? node.exactly.get(key + ":") : null;
    if (label != null) {
      best = better(best, walk(label, tokens, from, at + 1, words + 1, letters + key.length() + 1));
    }
    for (int length = node.longestAffix(key); length > 1; length--) {
      var beginning = node.beginning.get(key.substring(0, length));
      if (beginning != null) {
        best = better(best, walk(beginning, tokens, from, at + 1, words + 1, letters + length));
      }
      var ending = node.ending.get(key.substring(key.length() - length));
      if (ending != null) {
        best = better(best, walk(ending, tokens, from, at + 1, words + 1, letters + length));
      }
    }
    if (node.gap != null) {
      best = better(best, walk(node.gap, tokens, from, at, words, letters));
      for (int skipped = 1; skipped <= Phrase.Part.Gap.MOST_WORDS; skipped++) {
        if (isNegation(tokens, at + skipped - 1)) {
          break;
        }
        best = better(best, walk(node.gap, tokens, from, at + skipped, words, letters));
      }
    }
    return best;
  }

  /** A gap takes no negation, which would turn the phrase into its opposite unheard. */
  private boolean isNegation(List<Token> tokens, int at) {
    return at < tokens.size() && negations.contains(tongue.key(tokens.get(at)));
  }

  private static @Nullable Found better(@Nullable Found one, @Nullable Found other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.beats(one) ? other : one;
  }

  private void add(Phrase phrase) {
    var node = root;
    for (var part : phrase.parts()) {
      node =
          switch (part) {
            case Phrase.Part.Exactly(var key) -> node.exactly.computeIfAbsent(key, _ -> new Node());
            case Phrase.Part.Beginning(var key) ->
                node.beginning.computeIfAbsent(key, _ -> new Node());
            case Phrase.Part.Ending(var key) -> node.ending.computeIfAbsent(key, _ -> new Node());
            case Phrase.Part.Gap() -> node.throughGap();
          };
    }
    if (node.phrase == null) {
      node.phrase = phrase;
    }
  }

  private static final class Node {
    private final Map<String, Node> exactly = new HashMap<>();
    private final Map<String, Node> beginning = new HashMap<>();
    private final Map<String, Node> ending = new HashMap<>();
    private @Nullable Node gap;
    private @Nullable Phrase phrase;

    /**
     * How much of a word can be a beginning or an ending here; zero when there are none, which is
     * the rule.
     */
    private int longestAffix(String key) {
      return beginning.isEmpty() && ending.isEmpty() ? 0 : Math.min(key.length(), LONGEST_AFFIX);
    }

    private Node throughGap() {
      var through = gap == null ? new Node() : gap;
      gap = through;
      return through;
    }
  }
}
