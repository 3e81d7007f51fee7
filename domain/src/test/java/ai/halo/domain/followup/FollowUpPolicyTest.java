package ai.halo.domain.followup;

import static ai.halo.domain.call.CallBuilder.analysis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.followup.FollowUpPolicy.Decision;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpPolicyTest {
  private static final String LINK = "https://t.me/halo_demo";

  private final FollowUpPolicy policy = new FollowUpPolicy(Optional.of(LINK));
  private final FollowUpPolicy linkless = new FollowUpPolicy(Optional.empty());

  @Test
  void sendsWhoeverIsInterestedTheDraftAndTheOperatorsLink() {
    assertThat(policy.decide(analysis(Disposition.INTERESTED, true), Language.RUSSIAN, false))
        .isEqualTo(new Decision.Send(new FollowUp("Спасибо за разговор! " + LINK, true)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INTERESTED", "CALLBACK"})
  void sendsNothingToAnybodyElseWhateverAPersonWants(Disposition disposition) {
    assertThat(policy.decide(analysis(disposition, false), Language.RUSSIAN, true))
        .isInstanceOf(Decision.Skip.class);
  }

  @Test
  void sendsNothingWithoutADraftUnlessAPersonWantsIt() {
    var draftless = analysis(Disposition.CALLBACK, false).withoutFollowUp();

    assertThat(policy.decide(draftless, Language.RUSSIAN, false))
        .isEqualTo(new Decision.Skip(SkipReason.NO_MESSAGE));
    assertThat(policy.decide(draftless, Language.RUSSIAN, true))
        .isEqualTo(new Decision.Send(new FollowUp(Template.CALLBACK.in(Language.RUSSIAN), false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Жмите https://evil.example/x сейчас",
        "Жмите HTTP://evil.example",
        "Жмите hxxps://evil",
        "Жмите http : / / evil",
        "Жмите //evil",
        "Жмите www.evil.example",
        "Жмите WWW evil",
        "Жмите t.me/evil",
        "Жмите T․ME/evil",
        "Жмите evil.com",
        "Жмите evil。com",
        "Жмите evil·com",
        "Жмите evil .com",
        "Жмите evil . ru",
        "Жмите evil,ru",
        "Жмите ev\u200bil.c\u00adom",
        "Жмите ｅｖｉｌ．ｃｏｍ",
        "Жмите 𝐞𝐯𝐢𝐥.𝐜𝐨𝐦",
        "Жмите евил.рф",
        "Жмите на сайт банк-помощь.рус",
        "Жмите evil[.]com",
        "Жмите evil (dot) com",
        "Жмите evil точка ру",
        "Жмите evil nuqta uz",
        "Жмите xn--80ak6aa92e.com",
        "Жмите 185.12.1.7",
        "Жмите tg://resolve?domain=evil",
        "Жмите tel:112",
        "Пишите @evil_support",
        "Пишите ＠evil",
        "Пишите evil (at) mail",
        "Пишите evil@mail.ru",
        "Звоните +998901234567",
        "Звоните 8 (800) 555-35-35",
        "Звоните 8-8-0-0-5-5-5",
        "Звоните ８８００５５５３５",
        "Звоните 9️⃣9️⃣8️⃣9️⃣0️⃣1️⃣2️⃣",
        "Звоните ٩٩٨٩٠١٢٣",
        "Переведите на карту 8600 1234 5678 9012",
        "Наберите *100#",
        "Наберите #21",
        "<a href=x>Спасибо</a>",
        "[Спасибо](x)",
        "Жмите &#104;ttp",
        "Позвоните 10:12 11:34 12:56 10:20"
      })
  void sendsOurOwnWordsInPlaceOfADraftThatLeadsAnywhere(String draft) {
    assertThat(linkless.decide(drafted(draft), Language.RUSSIAN, false))
        .isEqualTo(
            new Decision.Send(new FollowUp(Template.INTERESTED.in(Language.RUSSIAN), false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Здравствуйте! Ждём вас 25.12.2026 в 18:00.",
        "Спасибо! Перезвоним завтра с 10:00 до 12:30.",
        "Тариф «Бизнес»: 150 000 сум в месяц, скидка 10%.",
        "Договорились: т.е. завтра, в 18.00. До встречи!",
        "Да. Нет. Спасибо 🙏🏽",
        "Адрес: ул. Навои, д. 5, офис 12/1."
      })
  void letsAnHonestDraftPass(String draft) {
    assertThat(linkless.decide(drafted(draft), Language.RUSSIAN, false))
        .isEqualTo(new Decision.Send(new FollowUp(draft, false)));
  }

  @ParameterizedTest
  @CsvSource({
    "RUSSIAN, Спасибо за разговор!, true",
    "RUSSIAN, Rahmat sizga, false",
    "RUSSIAN, 谢谢, false",
    "RUSSIAN, 🙂 12, false",
    "RUSSIAN, Спасибо за разговор! Ваш Beeline, true",
    "TAJIK, Ташаккур барои суҳбат, true",
    "TAJIK, Thank you, false",
    "UZBEK, Rahmat sizga, true",
    "UZBEK, Раҳмат сизга, true",
    "UZBEK, شكرا, false",
    "AUTO, Rahmat, true",
    "AUTO, שלום, false"
  })
  void sendsADraftOnlyInTheLettersOfTheLanguage(Language language, String draft, boolean passes) {
    var ours = Template.INTERESTED.in(language);

    assertThat(linkless.decide(drafted(draft), language, false))
        .isEqualTo(new Decision.Send(new FollowUp(passes ? draft : ours, false)));
  }

  @Test
  void countsTheLanguageTheCustomerSpokeMoreThanTheCalls() {
    var uzbek = drafted("Спасибо, evil.com").withLead(true);
    var spoken =
        new Analysis(
            uzbek.disposition(),
            uzbek.summary(),
            uzbek.followUpDraft(),
            uzbek.interest(),
            true,
            1,
            uzbek.evidence(),
            Optional.of(Language.UZBEK),
            false,
            Optional.empty(),
            uzbek.origin());

    assertThat(linkless.decide(spoken, Language.RUSSIAN, false))
        .isEqualTo(new Decision.Send(new FollowUp(Template.INTERESTED.in(Language.UZBEK), false)));
  }

  @Property(tries = 500)
  void neverSendsMoreThanItMay(@ForAll String draft) {
    var long1 = new FollowUpPolicy(Optional.of("https://t.me/" + "x".repeat(137)));

    var decision = long1.decide(drafted("Спасибо! " + draft), Language.RUSSIAN, true);

    assertThat(decision).isInstanceOf(Decision.Send.class);
    var text = ((Decision.Send) decision).followUp().text();
    assertThat(text.length()).isLessThanOrEqualTo(FollowUpPolicy.LONGEST);
    assertThat(text).endsWith(" https://t.me/" + "x".repeat(137));
  }

  @Test
  void endsALongDraftAtAWord() {
    var text = "Спасибо за разговор ".repeat(13).strip();

    var decision = policy.decide(drafted(text), Language.RUSSIAN, false);

    assertThat(((Decision.Send) decision).followUp().text())
        .endsWith("… " + LINK)
        .hasSizeLessThanOrEqualTo(FollowUpPolicy.LONGEST)
        .doesNotContain("разг…");
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void hasOurOwnWordsInEveryLanguage(Template template) {
    for (var language : Language.values()) {
      var words = template.in(language);

      assertThat(DraftFilter.isHarmless(words)).isTrue();
      assertThat(Script.fits(words, language)).isTrue();
      assertThat(words.length() + 1 + FollowUpPolicy.LONGEST_LINK)
          .isLessThanOrEqualTo(FollowUpPolicy.LONGEST);
    }
  }

  @Test
  void refusesALinkThatLeavesNoRoomForWords() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new FollowUpPolicy(Optional.of("x".repeat(151))));
  }

  private static Analysis drafted(String draft) {
    var a = analysis(Disposition.INTERESTED, true);
    return a.withFollowUp(Optional.of(draft)).withConfidence(0.9);
  }
}
