package ai.halo.domain.call;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import java.util.Optional;

/**
 * What an operator asks for: whom to call, in which language and voice, how to begin, and what to
 * achieve.
 *
 * @param consent that the person agreed to be called; empty where nobody says so
 */
public record CallRequest(
    PhoneNumber phone,
    Language language,
    Voice voice,
    Greeting greeting,
    Prompt prompt,
    Optional<Consent> consent) {

  /** A request of which nobody says that the person agreed. */
  public CallRequest(
      PhoneNumber phone, Language language, Voice voice, Greeting greeting, Prompt prompt) {
    this(phone, language, voice, greeting, prompt, Optional.empty());
  }

  /** The same request in another language. */
  CallRequest in(Language other) {
    return new CallRequest(phone, other, voice, greeting, prompt, consent);
  }

  /**
   * Where the person's agreement to be called comes from, for whoever has to prove it; 1 to {@value
   * #LONGEST} characters, such as {@code order form of 3 March, line 12}.
   */
  public record Consent(String source) {
    /** Enough to find it again. */
    public static final int LONGEST = 200;

    /**
     * Refuses with {@code consent.blank}, {@code consent.too_long} or {@code consent.characters}.
     */
    public Consent {
      source = spoken("consent", source, LONGEST);
    }
  }

  /** The first sentence the person hears; 1 to {@value #LONGEST} characters. */
  public record Greeting(String text) {
    /** About 40 seconds of speech. */
    public static final int LONGEST = 500;

    /**
     * Refuses with {@code greeting.blank}, {@code greeting.too_long} or {@code
     * greeting.characters}.
     */
    public Greeting {
      text = spoken("greeting", text, LONGEST);
    }
  }

  /** What the voice is to achieve and must know; 1 to {@value #LONGEST} characters. */
  public record Prompt(String text) {
    /** About 2,000 tokens, which every turn of the talk pays again. */
    public static final int LONGEST = 8_000;

    /** Refuses with {@code prompt.blank}, {@code prompt.too_long} or {@code prompt.characters}. */
    public Prompt {
      text = spoken("prompt", text, LONGEST);
    }
  }

  private static String spoken(String field, String text, int longest) {
    var stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new InvalidValue(field + ".blank", "must not be empty");
    }
    if (stripped.length() > longest) {
      throw new InvalidValue(field + ".too_long", "must have at most " + longest + " characters");
    }
    if (!stripped.codePoints().allMatch(CallRequest::isWritten)) {
      throw new InvalidValue(field + ".characters", "holds characters that are no text");
    }
    return stripped;
  }

  /**
   * Text that a database, a screen and a voice can take: no NUL and other controls, no half of a
   * surrogate pair.
   */
  private static boolean isWritten(int c) {
    var loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !loneSurrogate && (c >= ' ' || c == '\n' || c == '\r' || c == '\t') && c != 0x7f;
  }
}
