package ai.halo.adapter.web.mask;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides phone numbers in a JSON answer: those that are told as such, and whatever looks like one in
 * texts that people said or wrote. What is no text of people, such as ids and times, stays.
 */
public final class NumberMask {
  private static final String NUMBER = "phone_number";

  /** The fields that hold what people say and write. */
  private static final Set<String> TEXTS =
      Set.of(
          "greeting_message",
          "prompt",
          "transcript",
          "text",
          "summary",
          "followup_message",
          "proposed_message",
          "message",
          "customer_interest",
          "quote",
          "words",
          "callback_words",
          "consent");

  /** Seven digits or more, with what people put between them. */
  private static final Pattern LIKE_A_NUMBER =
      Pattern.compile("\\+?\\d(?:[ \\u00a0().\\-]?\\d){6,}");

  private static final int SHOWN_FIRST = 4;
  private static final int SHOWN_LAST = 2;

  private NumberMask() {}

  /** Hides numbers in this answer, in its place. */
  public static void hide(JsonNode node) {
    switch (node) {
      case ObjectNode object -> object.propertyNames().forEach(name -> hide(object, name));
      case ArrayNode array -> array.forEach(NumberMask::hide);
      default -> {}
    }
  }

  private static void hide(ObjectNode object, String name) {
    var value = object.get(name);
    if (!value.isString()) {
      hide(value);
    } else if (name.equals(NUMBER)) {
      object.put(name, number(value.asString()));
    } else if (TEXTS.contains(name)) {
      object.put(name, text(value.asString()));
    }
  }

  /** The country code and the last two digits, the rest hidden. */
  static String number(String e164) {
    var hidden = e164.length() - SHOWN_FIRST - SHOWN_LAST;
    return hidden <= 0
        ? "***"
        : e164.substring(0, SHOWN_FIRST)
            + "*".repeat(hidden)
            + e164.substring(e164.length() - SHOWN_LAST);
  }

  static String text(String text) {
    return LIKE_A_NUMBER.matcher(text).replaceAll("***");
  }
}
