package ai.halo.domain.followup;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells whether a draft may go out in the operator's name.
 *
 * <p>A model wrote it, and the person on the phone may have told the model what to write. So a
 * draft holds words and nothing that leads anywhere: no link in any disguise, no handle, no
 * address, no number to call or to pay to. A draft that does is not mended, for whoever put that in
 * chose the rest of the words as well.
 */
final class DraftFilter {
  /** More is never looked at, nor sent. */
  private static final int LONGEST = 4_000;

  private static final Pattern DOT_ALIKES =
      Pattern.compile(
          "[\\u00b7\\u0701\\u0702\\u06d4\\u2022\\u2024\\u2027\\u2219\\u22c5\\u2e31\\u3002\\u30fb"
              + "\\ua4f8\\uff0e\\uff61\\uff65]");

  private static final String ZONES =
      "(?:com|net|org|info|biz|me|io|ru|su|uz|tj|kz|kg|app|site|online|shop|store|xyz|top|club|link"
          + "|click|live|pro|dev|ai|cc|co|tv|ws|ly|gl|gd|ком|орг|ру|рф|рус)(?![\\p{L}\\p{N}])";

  private static final List<Pattern> LEADS =
      List.of(
          // A scheme, with or without spaces in it.
          Pattern.compile("/\\s*/"),
          Pattern.compile("\\b(?:h[tx]{2}ps?|tg|tel|sms|mailto|javascript|data)\\s*:"),
          Pattern.compile("\\bwww\\b"),
          // A name with a dot in it, in any alphabet: a sentence goes on after a space.
          Pattern.compile("[\\p{L}\\p{N}_-]\\.(?=[\\p{N}-]*\\p{L})[\\p{L}\\p{N}-]{2,}"),
          Pattern.compile("[\\p{L}\\p{N}]\\.[\\p{L}\\p{N}]+/"),
          Pattern.compile("\\p{N}+\\.\\p{N}+\\.\\p{N}+\\.\\p{N}+"),
          // The same, spelled so that a person reads it and a pattern does not.
          Pattern.compile("[\\p{L}\\p{N}](?:\\s*\\.\\s*|,)" + ZONES),
          Pattern.compile("(?<!\\p{L})(?:dot|точка|тчк|nuqta|нуқта)\\s*[)\\]}]?\\s*" + ZONES),
          Pattern.compile("[(\\[{]\\s*(?:\\.|dot|at|точка|собака)\\s*[)\\]}]"),
          // A handle or an address of mail.
          Pattern.compile("@"),
          // What some screen would make something of.
          Pattern.compile("[<>{}\\[\\]\\\\|`^~*_=]|&#?\\w+;"),
          // A code to dial, or a number as countries write it.
          Pattern.compile("[#+]\\s*\\p{Nd}"),
          // As many digits as a number of a phone or a card has.
          Pattern.compile("\\p{Nd}(?:[\\s().,/:–—-]*\\p{Nd}){6,}"));

  private static final Pattern DATE =
      Pattern.compile("\\b(?:0?[1-9]|[12]\\d|3[01])[./](?:0?[1-9]|1[0-2])[./]20\\d\\d(?!\\p{Nd})");
  private static final Pattern TIME = Pattern.compile("\\b(?:[01]?\\d|2[0-3]):[0-5]\\d(?!\\p{Nd})");

  private DraftFilter() {}

  /** The draft on one line, without what nobody sees. */
  static String readable(String draft) {
    var bounded = draft.length() > LONGEST ? draft.substring(0, LONGEST) : draft;
    var text = new StringBuilder(bounded.length());
    Normalizer.normalize(bounded, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(c -> !isUnseen(c))
        .forEach(text::appendCodePoint);
    return text.toString().replaceAll(" {2,}", " ").strip();
  }

  /** Whether nothing in it leads anywhere. */
  static boolean isHarmless(String readable) {
    var plain = withoutDates(plain(readable));
    return LEADS.stream().noneMatch(lead -> lead.matcher(plain).find());
  }

  /** A date and a span of hours are no number to call. More of them are. */
  private static String withoutDates(String plain) {
    var dateless = DATE.matcher(plain).replaceFirst("x");
    return TIME.matcher(TIME.matcher(dateless).replaceFirst("x")).replaceFirst("x");
  }

  /** Letters, digits and dots as what they look like, in lower case and without marks on them. */
  private static String plain(String readable) {
    var dotted = DOT_ALIKES.matcher(readable).replaceAll(".");
    var plain = new StringBuilder(dotted.length());
    DOT_ALIKES
        .matcher(Normalizer.normalize(dotted, Normalizer.Form.NFKC))
        .replaceAll(".")
        .codePoints()
        .filter(c -> !isMark(c) && !isUnseen(c))
        .map(Character::toLowerCase)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
