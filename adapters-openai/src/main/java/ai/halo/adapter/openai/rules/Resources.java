package ai.halo.adapter.openai.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** Reads what ships with the rules; a resource that is missing or malformed stops the start-up. */
final class Resources {
  private Resources() {}

  /** The phrases of a language, ready to be looked for. */
  static Lexicon lexicon(Tongue tongue) {
    return new Lexicon(tongue, phrases(tongue));
  }

  /** The phrases of a language. */
  static List<Phrase> phrases(Tongue tongue) {
    return LexiconFile.parse(tongue, lines(tongue, ".lexicon"));
  }

  /** The sentences of a language. */
  static Texts texts(Tongue tongue) {
    return new Texts(
        read(
            "/rules/texts_" + tongue.code() + ".properties",
            reader -> {
              var properties = new Properties();
              properties.load(reader);
              return properties;
            }));
  }

  /** The words of a language for times. */
  static Clockwords times(Tongue tongue) {
    return new Clockwords(tongue, lines(tongue, ".times"));
  }

  /** A short name for the phrases of all languages; other phrases have another one. */
  static String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var tongue : Tongue.values()) {
        lines(tongue, ".lexicon")
            .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static List<String> lines(Tongue tongue, String kind) {
    return read("/rules/" + tongue.code() + kind, reader -> reader.lines().toList());
  }

  private static <T> T read(String name, Reading<T> reading) {
    try (var stream = Resources.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The application is incomplete, it lacks " + name);
      }
      return reading.from(
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  private interface Reading<T> {
    T from(BufferedReader reader) throws IOException;
  }
}
