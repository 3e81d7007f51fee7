package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.domain.InvalidValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Why dialling is stopped, in a person's own words for the others. */
@Schema(name = "StopReason")
record ReasonBody(
    @Schema(
            type = "string",
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = ReasonBody.LONGEST)
        Given reason) {
  static final int LONGEST = 200;

  /** The words, or a 422. */
  String words() {
    var form = new Form();
    var words = form.read("reason", reason, "reason", ReasonBody::plain);
    form.complete();
    return words.get();
  }

  private static String plain(String text) {
    var words = text.strip();
    if (words.codePointCount(0, words.length()) > LONGEST) {
      throw new InvalidValue("reason.too_long", "must have at most " + LONGEST + " characters");
    }
    if (!words.codePoints().allMatch(ReasonBody::isWritten)) {
      throw new InvalidValue("reason.characters", "holds characters that are no text");
    }
    return words;
  }

  private static boolean isWritten(int c) {
    var loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !loneSurrogate && !Character.isISOControl(c);
  }
}
