package ai.halo.domain.call;

import ai.halo.domain.contact.Language;
import java.util.regex.Pattern;

/**
 * The words by which a person is told, before anything else, that a machine talks to them. Any
 * gateway says them first, unless it is told not to.
 */
public final class Disclosure {
  /** No disclosure is longer. */
  public static final int LONGEST = 90;

  private static final Pattern TAJIK = Pattern.compile("[ӣӯҷӢӮҶ]");
  private static final Pattern UZBEK_CYRILLIC = Pattern.compile("[ўЎ]");
  private static final Pattern CYRILLIC = Pattern.compile("[а-яёА-ЯЁ]");
  private static final Pattern UZBEK =
      Pattern.compile(
          "[og][ʻʼ‘’'`]|\\b(?:assalom\\w*|salom|men|siz|sizga|biz|uchun|bilan)\\b",
          Pattern.CASE_INSENSITIVE);

  private Disclosure() {}

  /** What the person hears first: the disclosure, then the greeting. */
  public static String opening(CallRequest request) {
    return words(request) + " " + request.greeting().text();
  }

  /** In the language of the call, or that of its greeting where the person is to choose. */
  private static String words(CallRequest request) {
    return switch (request.language()) {
      case RUSSIAN -> "Здравствуйте! С вами говорит голосовой помощник, искусственный интеллект.";
      case UZBEK -> "Assalomu alaykum! Siz bilan ovozli yordamchi, sun'iy intellekt gaplashmoqda.";
      case TAJIK -> "Ассалому алайкум! Бо шумо ёрдамчии овозӣ, зеҳни сунъӣ гап мезанад.";
      case AUTO -> guessed(request);
    };
  }

  private static String guessed(CallRequest request) {
    var greeting = request.greeting().text();
    if (TAJIK.matcher(greeting).find()) {
      return words(request.in(Language.TAJIK));
    }
    if (UZBEK_CYRILLIC.matcher(greeting).find()) {
      return words(request.in(Language.UZBEK));
    }
    if (CYRILLIC.matcher(greeting).find()) {
      return words(request.in(Language.RUSSIAN));
    }
    return UZBEK.matcher(greeting).find()
        ? words(request.in(Language.UZBEK))
        : "Hello! You are talking to a voice assistant, an artificial intelligence.";
  }
}
