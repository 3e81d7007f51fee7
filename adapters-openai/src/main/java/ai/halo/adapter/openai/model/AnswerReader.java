package ai.halo.adapter.openai.model;

import ai.halo.adapter.openai.model.ModelAnswer.Interest;
import ai.halo.adapter.openai.model.ModelAnswer.Lead;
import ai.halo.adapter.openai.model.ModelAnswer.Level;
import ai.halo.adapter.openai.model.ModelAnswer.Meaning;
import ai.halo.adapter.openai.model.ModelAnswer.OptOut;
import ai.halo.adapter.openai.model.ModelAnswer.Outcome;
import ai.halo.adapter.openai.model.ModelAnswer.Part;
import ai.halo.adapter.openai.model.ModelAnswer.Spoken;
import ai.halo.adapter.openai.model.ModelAnswer.Weekday;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads an answer field by field and believes nothing: a schema is a wish, not every server keeps
 * to it, and the SDK takes a missing field for fine.
 *
 * <p>Fields nobody asked for are passed over. A text around the JSON, such as a Markdown fence, is
 * cut off.
 */
final class AnswerReader {
  private static final int LONGEST = 1_000_000;
  private static final int DEEPEST = 20;
  private static final int MOST_PROBLEMS = 10;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST)
                          .maxDocumentLength(LONGEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private AnswerReader() {}

  /** An answer, or why there is none. */
  sealed interface Reading {
    /** A whole answer, with no word outside the sets. */
    record Good(ModelAnswer answer) implements Reading {}

    /**
     * No answer.
     *
     * @param problems what is wrong, in our own words: paths of fields, nothing the model wrote
     */
    record Bad(List<String> problems) implements Reading {}
  }

  /** Reads a text in which an answer should be. */
  static Reading read(String text) {
    var from = text.indexOf('{');
    var to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      return new Reading.Bad(List.of("it holds no JSON object"));
    }
    JsonNode root;
    try {
      root = JSON.readTree(text.substring(from, to + 1));
    } catch (JacksonException _) {
      // Its message quotes what the model wrote.
      return new Reading.Bad(List.of("it is no valid JSON"));
    }
    var problems = new ArrayList<String>();
    var answer = answer(new Fields("", root, problems));
    return problems.isEmpty()
        ? new Reading.Good(answer)
        : new Reading.Bad(problems.stream().limit(MOST_PROBLEMS).toList());
  }

  private static ModelAnswer answer(Fields root) {
    var callback = root.object("callback");
    var lead = root.object("create_lead");
    var meaning = root.object("disposition");
    var interest = root.object("interest");
    var optOut = root.object("opt_out");
    return new ModelAnswer(
        new ModelAnswer.Callback(
            callback.number("day_of_month"),
            callback.number("hour"),
            callback.number("in_days"),
            callback.number("in_minutes"),
            callback.number("line"),
            callback.number("minute"),
            callback.number("month"),
            callback.word("part_of_day", Part.unsaid),
            callback.text("quote"),
            callback.word("weekday", Weekday.unsaid)),
        root.share("confidence"),
        new Lead(lead.number("line"), lead.text("quote"), lead.flag("value")),
        new Meaning(
            meaning.number("line"), meaning.text("quote"), meaning.word("value", Outcome.unclear)),
        root.text("follow_up_message"),
        new Interest(
            interest.number("line"),
            interest.text("quote"),
            interest.text("text"),
            interest.word("value", Level.none)),
        root.word("language", Spoken.other),
        new OptOut(optOut.number("line"), optOut.text("quote"), optOut.flag("value")),
        root.text("summary"));
  }

  /** The fields of one object; what is wrong with them is noted, and a stand-in given instead. */
  private record Fields(String path, JsonNode node, List<String> problems) {
    Fields object(String name) {
      var child = node.path(name);
      return new Fields(path + name + ".", checked(name, child, child.isObject()), problems);
    }

    String text(String name) {
      var child = node.path(name);
      return checked(name, child, child.isString()).asString("");
    }

    boolean flag(String name) {
      var child = node.path(name);
      return checked(name, child, child.isBoolean()).asBoolean(false);
    }

    int number(String name) {
      var child = node.path(name);
      var isWhole = child.isIntegralNumber() && child.canConvertToInt();
      return checked(name, child, isWhole).asInt(ModelAnswer.UNSAID);
    }

    double share(String name) {
      var child = node.path(name);
      var value = child.isNumber() ? child.doubleValue() : Double.NaN;
      var share = checked(name, child, value >= 0 && value <= 1);
      return share.asDouble(0);
    }

    <E extends Enum<E>> E word(String name, E standIn) {
      var child = node.path(name);
      var word = child.isString() ? child.stringValue() : "";
      var known =
          Arrays.stream(standIn.getDeclaringClass().getEnumConstants())
              .filter(constant -> constant.name().equals(word))
              .findFirst();
      checked(name, child, known.isPresent());
      return known.orElse(standIn);
    }

    private JsonNode checked(String name, JsonNode child, boolean isGood) {
      if (!isGood) {
        // One sentence for the object that is missing, not one more for each of its fields.
        if (!node.isMissingNode()) {
          problems.add("the field " + path + name + " is missing or wrong");
        }
        return MissingNode.getInstance();
      }
      return child;
    }
  }
}
