package ai.halo.adapter.openai.rules;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses which language the customer speaks. */
final class TongueGuess {
  /**
   * So many more phrases of another language must be heard before the call's own one is given up.
   */
  private static final int BENEFIT_OF_THE_CALL = 2;

  private TongueGuess() {}

  /**
   * The language of most phrases heard, in doubt that of the call, and Russian when there is
   * nothing to go by.
   */
  static Tongue of(List<Line> lines, Optional<Tongue> ofCall) {
    Map<Tongue, Integer> heard = new EnumMap<>(Tongue.class);
    ofCall.ifPresent(tongue -> heard.put(tongue, BENEFIT_OF_THE_CALL));
    for (var line : lines) {
      line.cues().forEach(cue -> heard.merge(cue.tongue(), 1, Integer::sum));
      letters(line.text()).ifPresent(tongue -> heard.merge(tongue, 2, Integer::sum));
    }
    return heard.entrySet().stream()
        .max(
            Map.Entry.<Tongue, Integer>comparingByValue()
                .thenComparing(entry -> ofCall.filter(entry.getKey()::equals).isPresent()))
        .map(Map.Entry::getKey)
        .orElse(Tongue.RUSSIAN);
  }

  /** The language that alone has one of the letters. */
  private static Optional<Tongue> letters(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (Character.toLowerCase(text.charAt(i))) {
        case 'ӣ', 'ӯ', 'ҷ' -> {
          return Optional.of(Tongue.TAJIK);
        }
        case 'ў' -> {
          return Optional.of(Tongue.UZBEK);
        }
        case 'щ', 'ы' -> {
          return Optional.of(Tongue.RUSSIAN);
        }
        default -> {
          // Shared by several languages.
        }
      }
    }
    return Optional.empty();
  }
}
