package ai.halo.domain.followup;

import ai.halo.domain.contact.Language;

/**
 * Our own messages, for talks whose draft may not go out or which have none. They hold nothing that
 * was said.
 */
enum Template {
  /** For whoever is interested. */
  INTERESTED(
      "Спасибо за разговор! Мы скоро свяжемся с вами и расскажем подробнее.",
      "Suhbat uchun rahmat! Tez orada siz bilan bogʻlanib, batafsil aytib beramiz.",
      "Барои суҳбат ташаккур! Ба наздикӣ бо шумо тамос мегирем ва муфассал мегӯем."),
  /** For whoever wants a call at another time. */
  CALLBACK(
      "Спасибо за разговор! Мы перезвоним вам, как договорились.",
      "Suhbat uchun rahmat! Kelishganimizdek, sizga qayta qoʻngʻiroq qilamiz.",
      "Барои суҳбат ташаккур! Чунон ки гуфтем, ба шумо дубора занг мезанем.");

  private final String russian;
  private final String uzbek;
  private final String tajik;

  Template(String russian, String uzbek, String tajik) {
    this.russian = russian;
    this.uzbek = uzbek;
    this.tajik = tajik;
  }

  /** In that language; in Russian, which all three countries read, where it is not known. */
  String in(Language language) {
    return switch (language) {
      case RUSSIAN, AUTO -> russian;
      case UZBEK -> uzbek;
      case TAJIK -> tajik;
    };
  }
}
