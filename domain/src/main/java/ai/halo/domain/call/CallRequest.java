package ai.halo.domain.call;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;

/**
 * What an operator asks for: whom to call, in which language and voice, how to begin, and what to
 * achieve.
 */
public record CallRequest(
    PhoneNumber phone, Language language, Voice voice, Greeting greeting, Prompt prompt) {

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
