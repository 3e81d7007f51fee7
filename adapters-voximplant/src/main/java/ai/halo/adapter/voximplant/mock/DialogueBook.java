package ai.halo.adapter.voximplant.mock;

import static java.util.Comparator.naturalOrder;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses what happens on the line.
 *
 * <p>By the last digit of the number:
 *
 * <table>
 *   <caption>What a number's last digit plays</caption>
 *   <tr><td>1</td><td>interested</td></tr>
 *   <tr><td>2</td><td>rejected</td></tr>
 *   <tr><td>3</td><td>call back later</td></tr>
 *   <tr><td>4</td><td>no answer</td></tr>
 *   <tr><td>5</td><td>busy</td></tr>
 *   <tr><td>6</td><td>voicemail</td></tr>
 *   <tr><td>7</td><td>wrong number</td></tr>
 *   <tr><td>8</td><td>"do not call me again"</td></tr>
 *   <tr><td>9</td><td>unclear</td></tr>
 *   <tr><td>0</td><td>any of these, as often as in life, by the number and the seed</td></tr>
 * </table>
 *
 * <p>The language is the call's; {@code auto} is Uzbek for +998, Tajik for +992, else Russian.
 * Among several dialogues that fit, the attempt and the seed choose.
 */
final class DialogueBook {
  private static final Set<Language> SPOKEN =
      Set.of(Language.RUSSIAN, Language.UZBEK, Language.TAJIK);

  private final List<Dialogue> dialogues;
  private final Dice dice;
  private final Optional<Disposition> always;

  /**
   * With these dialogues.
   *
   * @throws IllegalArgumentException when a number could be called for which none fits
   */
  DialogueBook(List<Dialogue> dialogues, long seed) {
    this(dialogues, seed, Optional.empty());
  }

  /**
   * With these dialogues.
   *
   * @param always what every call means, whatever the number; by the number when it is empty
   * @throws IllegalArgumentException when a number could be called for which none fits
   */
  DialogueBook(List<Dialogue> dialogues, long seed, Optional<Disposition> always) {
    this.dialogues = List.copyOf(dialogues);
    this.dice = new Dice(seed);
    this.always = always.filter(DialogueBook::isPlayed);
    for (var share : Share.values()) {
      for (var language : SPOKEN) {
        if (fitting(share.meaning, language).isEmpty()) {
          throw new IllegalArgumentException(
              "no dialogue is %s in %s".formatted(share.meaning.word(), language.word()));
        }
      }
    }
  }

  /** How often a call means what, of a hundred calls to numbers nobody has called before. */
  private enum Share {
    NO_ANSWER(Disposition.NO_ANSWER, 30),
    REJECTED(Disposition.REJECTED, 18),
    INTERESTED(Disposition.INTERESTED, 14),
    CALLBACK(Disposition.CALLBACK, 10),
    VOICEMAIL(Disposition.VOICEMAIL, 9),
    BUSY(Disposition.BUSY, 6),
    UNCLEAR(Disposition.UNCLEAR, 6),
    WRONG_NUMBER(Disposition.WRONG_NUMBER, 4),
    OPT_OUT(Disposition.OPT_OUT, 3);

    private final Disposition meaning;
    private final int ofHundred;

    Share(Disposition meaning, int ofHundred) {
      this.meaning = meaning;
      this.ofHundred = ofHundred;
    }
  }

  /** What this attempt plays. */
  Dialogue choose(PhoneNumber phone, Language language, AttemptId attempt) {
    var meaning = always.orElseGet(() -> meaning(phone));
    var fitting = fitting(meaning, spoken(language, phone));
    return fitting.get(dice.roll(attempt.toString(), fitting.size()));
  }

  /** The dialogue of that id; empty when there is none any more. */
  Optional<Dialogue> find(String id) {
    return dialogues.stream().filter(dialogue -> dialogue.id().equals(id)).findFirst();
  }

  /** The longest that a phone rings in any of them. */
  Duration longestRing() {
    return dialogues.stream().map(Dialogue::ring).max(naturalOrder()).orElse(Duration.ZERO);
  }

  /** The longest that any of them takes, apart from the greeting. */
  Duration longestTalk() {
    return dialogues.stream().map(Dialogue::talk).max(naturalOrder()).orElse(Duration.ZERO);
  }

  /** How many there are. */
  int size() {
    return dialogues.size();
  }

  private static boolean isPlayed(Disposition meaning) {
    return Arrays.stream(Share.values()).anyMatch(share -> share.meaning == meaning);
  }

  private List<Dialogue> fitting(Disposition meaning, Language language) {
    return dialogues.stream()
        .filter(dialogue -> dialogue.meaning() == meaning && dialogue.language() == language)
        .collect(Collectors.toUnmodifiableList());
  }

  private Disposition meaning(PhoneNumber phone) {
    var digits = phone.e164();
    return switch (digits.charAt(digits.length() - 1)) {
      case '1' -> Disposition.INTERESTED;
      case '2' -> Disposition.REJECTED;
      case '3' -> Disposition.CALLBACK;
      case '4' -> Disposition.NO_ANSWER;
      case '5' -> Disposition.BUSY;
      case '6' -> Disposition.VOICEMAIL;
      case '7' -> Disposition.WRONG_NUMBER;
      case '8' -> Disposition.OPT_OUT;
      case '9' -> Disposition.UNCLEAR;
      default -> asInLife(digits);
    };
  }

  private Disposition asInLife(String digits) {
    var all = Arrays.stream(Share.values()).mapToInt(share -> share.ofHundred).sum();
    var left = dice.roll(digits, all);
    for (var share : Share.values()) {
      left -= share.ofHundred;
      if (left < 0) {
        return share.meaning;
      }
    }
    throw new IllegalStateException("the shares are fewer than their sum");
  }

  private static Language spoken(Language language, PhoneNumber phone) {
    return switch (language) {
      case RUSSIAN, UZBEK, TAJIK -> language;
      case AUTO -> ofCountry(phone.e164());
    };
  }

  private static Language ofCountry(String digits) {
    if (digits.startsWith("+998")) {
      return Language.UZBEK;
    }
    return digits.startsWith("+992") ? Language.TAJIK : Language.RUSSIAN;
  }
}
