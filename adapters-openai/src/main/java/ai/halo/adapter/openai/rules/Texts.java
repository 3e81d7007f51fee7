package ai.halo.adapter.openai.rules;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentences of one language. */
final class Texts {
  private final Map<String, String> sentences;

  /** Holds the sentences by their keys. */
  Texts(Properties properties) {
    sentences =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
  }

  /** The keys of all sentences. */
  Set<String> keys() {
    return sentences.keySet();
  }

  /**
   * The sentence with this key.
   *
   * @throws IllegalStateException when the language lacks it
   */
  String say(String key) {
    var sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalStateException("No text for " + key);
    }
    return sentence;
  }

  /**
   * The sentence with its one blank, {@code {}}, filled; what fills it is not looked into again.
   */
  String say(String key, String filling) {
    return say(key).replace("{}", filling);
  }
}
