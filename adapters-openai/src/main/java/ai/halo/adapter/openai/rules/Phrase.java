package ai.halo.adapter.openai.rules;

import java.util.List;

/**
 * A phrase of a lexicon and what it means.
 *
 * @param strength how much it tells, from 0, nothing, to 5, everything
 */
record Phrase(Cue cue, double strength, List<Part> parts) {
  /** One place in a phrase. */
  sealed interface Part {
    /** This word, spelled as folding leaves it. */
    record Exactly(String key) implements Part {}

    /** A word that begins so. */
    record Beginning(String key) implements Part {}

    /** A word that ends so, which is how Uzbek says who does not do what. */
    record Ending(String key) implements Part {}

    /** Up to {@value #MOST_WORDS} words of any kind. */
    record Gap() implements Part {
      /** The most words a gap takes. */
      static final int MOST_WORDS = 2;
    }
  }
}
