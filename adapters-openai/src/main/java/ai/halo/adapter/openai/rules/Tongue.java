package ai.halo.adapter.openai.rules;

import ai.halo.domain.contact.Language;
import java.util.Optional;

/** A language the rules understand and write. */
enum Tongue {
  /** Russian, in Cyrillic. */
  RUSSIAN("ru"),
  /** Uzbek, in Latin or Cyrillic. */
  UZBEK("uz"),
  /** Tajik, in Cyrillic. */
  TAJIK("tj"),
  /** English; no call is placed in it, but people answer in it. */
  ENGLISH("en");

  private final String code;

  Tongue(String code) {
    this.code = code;
  }

  /** Names the resources of this language. */
  String code() {
    return code;
  }

  /** The language a call was placed in; empty when that was left to the person. */
  static Optional<Tongue> of(Language language) {
    return switch (language) {
      case RUSSIAN -> Optional.of(RUSSIAN);
      case UZBEK -> Optional.of(UZBEK);
      case TAJIK -> Optional.of(TAJIK);
      case AUTO -> Optional.empty();
    };
  }

  /** The language as a call knows it; empty for English, in which none is placed. */
  Optional<Language> language() {
    return switch (this) {
      case RUSSIAN -> Optional.of(Language.RUSSIAN);
      case UZBEK -> Optional.of(Language.UZBEK);
      case TAJIK -> Optional.of(Language.TAJIK);
      case ENGLISH -> Optional.empty();
    };
  }

  /** How this language's lexicon spells the word; empty when the word cannot be one of its own. */
  String key(Token token) {
    return switch (this) {
      case RUSSIAN, TAJIK -> token.cyrillic();
      case UZBEK -> token.latin();
      case ENGLISH -> token.cyrillic().isEmpty() ? token.latin() : "";
    };
  }
}
