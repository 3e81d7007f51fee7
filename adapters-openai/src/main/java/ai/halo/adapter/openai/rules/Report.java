package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts a verdict into words: a summary and the customer's interest for the operator, a message for
 * the customer.
 *
 * <p>The customer's own words appear in what the operator reads. The message is made of our
 * sentences alone, apart from a time the lexicon knows, so nobody can dictate what is sent in the
 * operator's name.
 */
final class Report {
  private static final List<Topic> TOPICS =
      List.of(
          new Topic(Cue.ASKS_PRICE, "topic.price"),
          new Topic(Cue.ASKS_TERMS, "topic.terms"),
          new Topic(Cue.ASKS_PLACE, "topic.place"));

  private static final int LONGEST_TIME = 40;

  private final Talk talk;
  private final Verdict verdict;
  private final Quotes quotes;

  /** Words for this verdict on that talk. */
  Report(Talk talk, Verdict verdict, Quotes quotes) {
    this.talk = talk;
    this.verdict = verdict;
    this.quotes = quotes;
  }

  /** What happened, in a few sentences. */
  String summary(Texts texts) {
    var sentences = new ArrayList<String>();
    sentences.add(texts.say("summary." + key()));
    decidingWords().ifPresent(words -> sentences.add(texts.say(wordsKey(), words)));
    if (isOpenToUs()) {
      time().ifPresent(time -> sentences.add(texts.say("summary.time", time)));
      topics(texts).ifPresent(topics -> sentences.add(texts.say("summary.asked", topics)));
      objection().ifPresent(words -> sentences.add(texts.say("summary.objected", words)));
    }
    return String.join(" ", sentences);
  }

  /** What the customer wants. */
  CustomerInterest interest(Texts texts) {
    if (verdict.interest() == InterestLevel.NONE) {
      return CustomerInterest.NONE;
    }
    var sentences = new ArrayList<String>();
    sentences.add(texts.say("interest." + verdict.interest().word()));
    topics(texts).ifPresent(topics -> sentences.add(texts.say("summary.asked", topics)));
    return new CustomerInterest(verdict.interest(), String.join(" ", sentences));
  }

  /** A message for the customer; empty when none is called for. */
  Optional<String> message(Texts texts) {
    return switch (verdict.disposition()) {
      case INTERESTED -> Optional.of(texts.say("message.interested"));
      case CALLBACK ->
          Optional.of(
              time()
                  .map(time -> texts.say("message.callback.at", time))
                  .orElseGet(() -> texts.say("message.callback")));
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

  private String key() {
    var silent = talk.people().stream().noneMatch(Line::hasSpeech);
    return verdict.disposition() == Disposition.UNCLEAR && silent
        ? "silent"
        : verdict.disposition().word();
  }

  private String wordsKey() {
    return verdict.disposition() == Disposition.VOICEMAIL ? "summary.announced" : "summary.words";
  }

  private Optional<String> decidingWords() {
    return verdict.grounds().stream().map(quotes::of).filter(quote -> !quote.isBlank()).findFirst();
  }

  private boolean isOpenToUs() {
    return switch (verdict.disposition()) {
      case INTERESTED, CALLBACK, UNCLEAR -> true;
      case REJECTED, NO_ANSWER, BUSY, VOICEMAIL, WRONG_NUMBER, OPT_OUT, UNREACHABLE, FAILED ->
          false;
    };
  }

  private Optional<String> topics(Texts texts) {
    var topics =
        TOPICS.stream()
            .filter(topic -> talk.has(topic.cue()))
            .map(topic -> texts.say(topic.key()))
            .collect(Collectors.joining(", "));
    return Optional.of(topics).filter(text -> !text.isEmpty());
  }

  private Optional<String> objection() {
    return talk.cues()
        .filter(cue -> cue.cue().stance() == Stance.AGAINST && cue.strength() >= 1)
        .map(quotes::of)
        .filter(quote -> !quote.isBlank())
        .findFirst();
  }

  /**
   * The times named where the customer decided, as they were said; of several such lines, the most
   * telling.
   */
  private Optional<String> time() {
    return verdict.grounds().stream()
        .map(ground -> timeIn(ground.line()))
        .filter(time -> !time.isEmpty() && time.length() <= LONGEST_TIME)
        .findFirst();
  }

  private String timeIn(int line) {
    return talk.cues()
        .filter(cue -> cue.cue() == Cue.WHEN && cue.line() == line)
        .map(quotes::exactly)
        .map(words -> words.toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private record Topic(Cue cue, String key) {}
}
