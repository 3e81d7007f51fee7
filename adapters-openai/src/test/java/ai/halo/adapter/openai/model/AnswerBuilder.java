package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Evidence;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds what a model writes: a whole and sensible answer, until a test says otherwise. */
final class AnswerBuilder {
  private final ObjectNode answer;

  private AnswerBuilder(ObjectNode answer) {
    this.answer = answer;
  }

  /** Somebody who said nothing telling. */
  static AnswerBuilder anAnswer() {
    var json =
        """
        {
          "callback": {"day_of_month": -1, "hour": -1, "in_days": -1, "in_minutes": -1, "line": 0,
            "minute": -1, "month": -1, "part_of_day": "unsaid", "quote": "", "weekday": "unsaid"},
          "confidence": 0.9,
          "create_lead": {"line": 0, "quote": "", "value": false},
          "disposition": {"line": 0, "quote": "", "value": "unclear"},
          "follow_up_message": "",
          "interest": {"line": 0, "quote": "", "text": "", "value": "none"},
          "language": "ru",
          "opt_out": {"line": 0, "quote": "", "value": false},
          "summary": "Клиент ответил."
        }
        """;
    return new AnswerBuilder((ObjectNode) JsonMapper.shared().readTree(json));
  }

  /** The answer of a model that sees what the rules saw. */
  static AnswerBuilder like(Analysis seen) {
    var quote = seen.evidence().stream().findFirst().orElse(new Evidence("", "", 0));
    return anAnswer()
        .meaning(seen.disposition().word(), quote.quote(), quote.utterance())
        .interest(seen.interest().level().word(), quote.quote(), quote.utterance())
        .lead(seen.createLead(), quote.quote(), quote.utterance())
        .optOut(seen.optOut(), seen.optOut() ? quote.quote() : "", quote.utterance())
        .message(seen.followUpDraft().orElse(""))
        .language(seen.spoken().map(language -> language.word()).orElse("other"))
        .summary(seen.summary());
  }

  AnswerBuilder meaning(String word, String quote, int line) {
    return with(
        "disposition", node -> node.put("value", word).put("quote", quote).put("line", line));
  }

  AnswerBuilder interest(String word, String quote, int line) {
    return with("interest", node -> node.put("value", word).put("quote", quote).put("line", line));
  }

  AnswerBuilder interestText(String text) {
    return with("interest", node -> node.put("text", text));
  }

  AnswerBuilder lead(boolean value, String quote, int line) {
    return with(
        "create_lead", node -> node.put("value", value).put("quote", quote).put("line", line));
  }

  AnswerBuilder optOut(boolean value, String quote, int line) {
    return with("opt_out", node -> node.put("value", value).put("quote", quote).put("line", line));
  }

  AnswerBuilder callback(Consumer<ObjectNode> parts) {
    return with("callback", parts);
  }

  AnswerBuilder message(String text) {
    answer.put("follow_up_message", text);
    return this;
  }

  AnswerBuilder summary(String text) {
    answer.put("summary", text);
    return this;
  }

  AnswerBuilder language(String word) {
    answer.put("language", word);
    return this;
  }

  AnswerBuilder confidence(double share) {
    answer.put("confidence", share);
    return this;
  }

  /** Anything at all with the whole object. */
  AnswerBuilder but(Consumer<ObjectNode> change) {
    change.accept(answer);
    return this;
  }

  /** The JSON text. */
  String json() {
    return answer.toString();
  }

  private AnswerBuilder with(String field, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) answer.path(field));
    return this;
  }
}
