package ai.halo.adapter.openai.rules;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds the many spellings of a word into one.
 *
 * <p>Speech recognition writes the same word with and without its special letters, with stretched
 * vowels, and now and then with a Latin letter amid Cyrillic ones. Folding loses distinctions on
 * purpose; phrases and speech are folded alike, so they still meet.
 */
final class Spelling {
  /**
   * Letters that look alike, pairwise; a word that mixes scripts is read in the one that its other
   * letters prove.
   */
  private static final String LATIN_ALIKE = "aeopcyxiABCEHKMOPTXY";

  private static final String CYRILLIC_ALIKE = "аеорсухіАВСЕНКМОРТХУ";

  private Spelling() {}

  /** The word with its look-alike letters brought into one script. */
  static String inOneScript(String word) {
    int latin = 0;
    int cyrillic = 0;
    int provenLatin = 0;
    int provenCyrillic = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (isCyrillic(c)) {
        cyrillic++;
        provenCyrillic += CYRILLIC_ALIKE.indexOf(c) < 0 ? 1 : 0;
      } else if (isPlainLatin(c)) {
        latin++;
        provenLatin += LATIN_ALIKE.indexOf(c) < 0 ? 1 : 0;
      }
    }
    if (latin == 0 || cyrillic == 0) {
      return word;
    }
    return provenLatin > provenCyrillic
        ? swap(word, CYRILLIC_ALIKE, LATIN_ALIKE)
        : swap(word, LATIN_ALIKE, CYRILLIC_ALIKE);
  }

  /**
   * The Cyrillic key of a word: Russian and Tajik letters without their marks; empty without a
   * Cyrillic letter.
   */
  static String cyrillic(String word) {
    if (word.chars().noneMatch(c -> isCyrillic((char) c))) {
      return "";
    }
    var key = new StringBuilder(word.length());
    var lower = composed(word);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      switch (c) {
        case 'ё', 'э' -> append(key, 'е');
        case 'й', 'ӣ', 'ѝ', 'і', 'ї' -> append(key, 'и');
        case 'ӯ', 'ў' -> append(key, 'у');
        case 'қ' -> append(key, 'к');
        case 'ғ', 'ґ' -> append(key, 'г');
        case 'ҳ' -> append(key, 'х');
        case 'ҷ' -> append(key, 'ч');
        case 'щ' -> append(key, 'ш');
        case 'ъ', 'ь' -> {
          // Often left out by whoever writes.
        }
        default -> appendIfWritten(key, c);
      }
    }
    return key.toString();
  }

  /** The Latin key of a word; Cyrillic is read by the Uzbek alphabet. */
  static String latin(String word) {
    var key = new StringBuilder(word.length() + 4);
    var lower = composed(word);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      var letters =
          isCyrillic(c) ? uzbekLatin(c, i == 0 ? ' ' : lower.charAt(i - 1)) : String.valueOf(c);
      for (int j = 0; j < letters.length(); j++) {
        switch (letters.charAt(j)) {
          case 'q' -> append(key, 'k');
          case 'x' -> append(key, 'h');
          default -> appendIfWritten(key, letters.charAt(j));
        }
      }
    }
    return key.toString();
  }

  private static String uzbekLatin(char c, char before) {
    return switch (c) {
      case 'а' -> "a";
      case 'б' -> "b";
      case 'в' -> "v";
      case 'г', 'ғ' -> "g";
      case 'д' -> "d";
      case 'е' -> before == ' ' || "аеёиоуўэюя".indexOf(before) >= 0 ? "ye" : "e";
      case 'ё' -> "yo";
      case 'ж', 'ҷ' -> "j";
      case 'з' -> "z";
      case 'и', 'ӣ', 'ы' -> "i";
      case 'й' -> "y";
      case 'к', 'қ' -> "k";
      case 'л' -> "l";
      case 'м' -> "m";
      case 'н' -> "n";
      case 'о', 'ў' -> "o";
      case 'п' -> "p";
      case 'р' -> "r";
      case 'с' -> "s";
      case 'т' -> "t";
      case 'у', 'ӯ' -> "u";
      case 'ф' -> "f";
      case 'х', 'ҳ' -> "h";
      case 'ц' -> "ts";
      case 'ч' -> "ch";
      case 'ш', 'щ' -> "sh";
      case 'э' -> "e";
      case 'ю' -> "yu";
      case 'я' -> "ya";
      default -> "";
    };
  }

  /** A letter said long is written twice or ten times; each run becomes one. */
  private static void append(StringBuilder key, char c) {
    if (key.isEmpty() || key.charAt(key.length() - 1) != c || Character.isDigit(c)) {
      key.append(c);
    }
  }

  /** Leaves out marks and apostrophes, some of which Unicode counts as letters. */
  private static void appendIfWritten(StringBuilder key, char c) {
    if (Character.isLetterOrDigit(c) && Character.getType(c) != Character.MODIFIER_LETTER) {
      append(key, c);
    }
  }

  /**
   * Lower case, with every mark on its letter where Unicode has such a letter, else without the
   * mark.
   */
  private static String composed(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 0x80 || isCyrillic((char) c))) {
      return lower;
    }
    var whole = Normalizer.normalize(lower, Normalizer.Form.NFKC);
    var plain = new StringBuilder(whole.length());
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      plain.append(
          c < 0x80 || isCyrillic(c)
              ? String.valueOf(c)
              : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD));
    }
    return plain.toString();
  }

  private static String swap(String word, String from, String to) {
    var swapped = new StringBuilder(word);
    for (int i = 0; i < swapped.length(); i++) {
      int at = from.indexOf(swapped.charAt(i));
      if (at >= 0) {
        swapped.setCharAt(i, to.charAt(at));
      }
    }
    return swapped.toString();
  }

  private static boolean isCyrillic(char c) {
    return c >= 'Ѐ' && c <= 'ӿ';
  }

  private static boolean isPlainLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
