package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the phrases of the rules can tell on behalf of an analyzer that a talk could talk round: who
 * dictates to a computer, which language a text is in, and what we say ourselves.
 *
 * <p>Has no state and may be shared between threads.
 */
public final class PlainWords {
  private final List<Lexicon> lexicons;
  private final Map<Tongue, Texts> texts = new EnumMap<>(Tongue.class);

  /**
   * With the phrases and sentences of all languages.
   *
   * @throws IllegalStateException when the application is packaged without them
   */
  public PlainWords() {
    lexicons = Arrays.stream(Tongue.values()).map(Resources::lexicon).toList();
    for (var tongue : Tongue.values()) {
      texts.put(tongue, Resources.texts(tongue));
    }
  }

  /** Whether the customer speaks to a computer somewhere, telling it what to write or to do. */
  public boolean dictates(Transcript transcript) {
    return lines(transcript).stream().anyMatch(line -> line.has(Cue.INSTRUCTION));
  }

  /** Our own message for somebody of whom this is known; empty when none is called for. */
  public Optional<String> message(Disposition disposition, Language language) {
    var said = Objects.requireNonNull(texts.get(Tongue.of(language).orElse(Tongue.RUSSIAN)));
    return switch (disposition) {
      case INTERESTED -> Optional.of(said.say("message.interested"));
      case CALLBACK -> Optional.of(said.say("message.callback"));
      case REJECTED,
          NO_ANSWER,
          BUSY,
          VOICEMAIL,
          WRONG_NUMBER,
          OPT_OUT,
          UNCLEAR,
          UNREACHABLE,
          FAILED ->
          Optional.empty();
    };
  }

  /** Whether a text may be in this language, as far as its phrases and letters tell. */
  public boolean isIn(Language language, String text) {
    var expected = Tongue.of(language);
    var line = new Utterance(1, Speaker.CUSTOMER, text, Duration.ZERO);
    var guess = TongueGuess.of(new Ear(lexicons).listen(List.of(line)), expected);
    return expected.isEmpty() || expected.get() == guess;
  }

  private List<Line> lines(Transcript transcript) {
    return new Ear(lexicons).listen(transcript.by(Speaker.CUSTOMER));
  }
}
