package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.CallbackWish;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.analysis.PartOfDay;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Utterance;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Makes an analysis of an answer, together with what the customer's own words leave no doubt of.
 */
final class Opinion {
  /** The word for this analyzer. */
  static final String ANALYZER = "openai";

  private static final int LONGEST_TEXT = 300;

  private final AnalysisRequest request;
  private final String promptVersion;
  private final DraftGuard guard;

  /** About this talk. */
  Opinion(AnalysisRequest request, String promptVersion, DraftGuard guard) {
    this.request = request;
    this.promptVersion = promptVersion;
    this.guard = guard;
  }

  /** Of a talk in which the customer said nothing: the model is not asked, and nothing follows. */
  Analysis ofSilence() {
    var origin = new AnalysisOrigin(ANALYZER, "", promptVersion, Optional.empty(), Usage.NONE);
    return new Analysis(
        Disposition.UNCLEAR,
        "",
        Optional.empty(),
        CustomerInterest.NONE,
        false,
        1,
        List.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        origin);
  }

  /** Of an answer. */
  Analysis of(ModelAnswer answer, Reply.Took took) {
    var disposition = disposition(answer);
    var spoken = language(answer.language());
    var wish = callback(answer.callback());
    return new Analysis(
        disposition,
        line(answer.summary(), Analysis.LONGEST_SUMMARY),
        guard.guard(answer.followUpMessage(), disposition, spoken, request),
        new CustomerInterest(level(answer), line(answer.interest().text(), LONGEST_TEXT)),
        answer.createLead().value(),
        answer.confidence(),
        evidence(answer, wish.isPresent()),
        spoken,
        answer.optOut().value(),
        wish,
        new AnalysisOrigin(ANALYZER, took.model(), promptVersion, took.requestId(), took.usage()));
  }

  private static List<Evidence> evidence(ModelAnswer answer, boolean hasWish) {
    var meaning = answer.disposition();
    var interest = answer.interest();
    var lead = answer.createLead();
    var optOut = answer.optOut();
    var wish = answer.callback();
    return Stream.of(
            quote(Evidence.OF_DISPOSITION, true, meaning.quote(), meaning.line()),
            quote(
                Evidence.OF_INTEREST,
                interest.value() != ModelAnswer.Level.none,
                interest.quote(),
                interest.line()),
            quote(Evidence.OF_CRM, lead.value(), lead.quote(), lead.line()),
            quote(Evidence.OF_OPT_OUT, optOut.value(), optOut.quote(), optOut.line()),
            quote(Evidence.OF_CALLBACK, hasWish, wish.quote(), wish.line()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A quote as the model has it; whether anybody said it is for the vetoes to find out. */
  private static Optional<Evidence> quote(
      String judgement, boolean isClaimed, String words, int line) {
    return isClaimed && !words.isBlank()
        ? Optional.of(new Evidence(judgement, cut(words), line))
        : Optional.empty();
  }

  private static String cut(String quote) {
    return quote.length() <= Utterance.LONGEST ? quote : quote.substring(0, Utterance.LONGEST);
  }

  private static Disposition disposition(ModelAnswer answer) {
    return switch (answer.disposition().value()) {
      case interested -> Disposition.INTERESTED;
      case rejected -> Disposition.REJECTED;
      case callback -> Disposition.CALLBACK;
      case voicemail -> Disposition.VOICEMAIL;
      case wrong_number -> Disposition.WRONG_NUMBER;
      case opt_out -> Disposition.OPT_OUT;
      case unclear -> Disposition.UNCLEAR;
    };
  }

  private static InterestLevel level(ModelAnswer answer) {
    return switch (answer.interest().value()) {
      case none -> InterestLevel.NONE;
      case low -> InterestLevel.LOW;
      case medium -> InterestLevel.MEDIUM;
      case high -> InterestLevel.HIGH;
    };
  }

  private static Optional<Language> language(ModelAnswer.Spoken spoken) {
    return switch (spoken) {
      case ru -> Optional.of(Language.RUSSIAN);
      case uz -> Optional.of(Language.UZBEK);
      case tj -> Optional.of(Language.TAJIK);
      case en, other -> Optional.empty();
    };
  }

  private static Optional<CallbackWish> callback(ModelAnswer.Callback wish) {
    return CallbackWish.heard(
        said(wish.inMinutes()),
        said(wish.inDays()),
        weekday(wish.weekday()),
        said(wish.dayOfMonth()),
        said(wish.month()),
        part(wish.partOfDay()),
        said(wish.hour()),
        said(wish.minute()));
  }

  private static OptionalInt said(int number) {
    return number == ModelAnswer.UNSAID ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Optional<DayOfWeek> weekday(ModelAnswer.Weekday weekday) {
    return switch (weekday) {
      case unsaid -> Optional.empty();
      case monday -> Optional.of(DayOfWeek.MONDAY);
      case tuesday -> Optional.of(DayOfWeek.TUESDAY);
      case wednesday -> Optional.of(DayOfWeek.WEDNESDAY);
      case thursday -> Optional.of(DayOfWeek.THURSDAY);
      case friday -> Optional.of(DayOfWeek.FRIDAY);
      case saturday -> Optional.of(DayOfWeek.SATURDAY);
      case sunday -> Optional.of(DayOfWeek.SUNDAY);
    };
  }

  private static Optional<PartOfDay> part(ModelAnswer.Part part) {
    return switch (part) {
      case unsaid -> Optional.empty();
      case morning -> Optional.of(PartOfDay.MORNING);
      case noon -> Optional.of(PartOfDay.NOON);
      case afternoon -> Optional.of(PartOfDay.AFTERNOON);
      case evening -> Optional.of(PartOfDay.EVENING);
      case night -> Optional.of(PartOfDay.NIGHT);
    };
  }

  /** A text in one line, without what no database and no screen can hold, cut to a length. */
  private static String line(String text, int longest) {
    var line = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .limit(4L * longest)
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(Opinion::isShown)
        .limit(longest)
        .forEach(line::appendCodePoint);
    return line.toString().strip().replaceAll(" {2,}", " ");
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
