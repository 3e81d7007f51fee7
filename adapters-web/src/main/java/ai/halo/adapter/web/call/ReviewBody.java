package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.adapter.web.http.GivenFlag;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;

/** What a person decided about a talk. */
@Schema(name = "Review")
record ReviewBody(
    @Schema(type = "string", requiredMode = RequiredMode.REQUIRED) @WordOf(Disposition.class)
        Given disposition,
    @Schema(type = "string", requiredMode = RequiredMode.REQUIRED) @WordOf(InterestLevel.class)
        Given interestLevel,
    @Schema(
            type = "boolean",
            requiredMode = RequiredMode.REQUIRED,
            description = "only of who is interested or wants a call")
        GivenFlag sendMessage,
    @Schema(
            type = "boolean",
            requiredMode = RequiredMode.REQUIRED,
            description = "only of who is interested")
        GivenFlag createLead) {

  /** The decision, or a 422 that names every bad field. */
  Corrections corrections() {
    var form = new Form();
    var meaning = form.word("disposition", disposition, "disposition", Disposition.class);
    var level = form.word("interest_level", interestLevel, "interest_level", InterestLevel.class);
    var message = form.flag("send_message", sendMessage);
    var lead = form.flag("create_lead", createLead);
    form.complete();
    return decided(
        form, () -> new Corrections(meaning.get(), level.get(), message.get(), lead.get()));
  }

  private interface Decision {
    Corrections make();
  }

  /** What contradicts itself names the field at fault. */
  private static Corrections decided(Form form, Decision decision) {
    Optional<Corrections> made = Optional.empty();
    try {
      made = Optional.of(decision.make());
    } catch (InvalidValue refused) {
      form.bad(fieldOf(refused.code()), refused.code(), refused.reason());
    }
    form.complete();
    return made.orElseThrow();
  }

  private static String fieldOf(String code) {
    return switch (code) {
      case "review.message" -> "send_message";
      case "review.lead" -> "create_lead";
      case "review.interest" -> "interest_level";
      default -> "disposition";
    };
  }
}
