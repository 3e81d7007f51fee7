package ai.halo.adapter.web.voice;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.Language;
import ai.halo.domain.dial.SessionPlan;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whether a session may dial, and whom. */
@Schema(name = "Permit")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PermitView(
    boolean granted,
    @Schema(description = "why not; absent with a yes") @Nullable String reason,
    @Schema(description = "absent with a no") @Nullable CallToMake call) {

  static PermitView no(String reason) {
    return new PermitView(false, reason, null);
  }

  static PermitView yes(CallRequest request, SessionPlan plan) {
    return new PermitView(true, null, CallToMake.of(request, plan));
  }

  /** The call that the session is to make; times in seconds. */
  @Schema(name = "CallToMake")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CallToMake(
      String phoneNumber,
      String callerId,
      String greeting,
      String prompt,
      @WordOf(Language.class) String language,
      @WordOf(Voice.class) String voice,
      boolean record,
      long maxSeconds,
      long silenceSeconds,
      long ringSeconds,
      @Nullable String amd,
      @Schema(allowableValues = {"realtime", "pipeline"}) String mode,
      String model,
      String transcriptionModel,
      boolean discloseAi,
      AiView ai) {

    static CallToMake of(CallRequest request, SessionPlan plan) {
      var limits = plan.limits();
      var talk = plan.talk();
      var language = request.language();
      return new CallToMake(
          request.phone().e164(),
          plan.callerId(),
          request.greeting().text(),
          request.prompt().text(),
          language.word(),
          request.voice().word(),
          plan.record(),
          limits.longest().toSeconds(),
          limits.silence().toSeconds(),
          limits.ring().toSeconds(),
          plan.machineDetection().get(language),
          talk.withoutRealtime().contains(language) ? "pipeline" : "realtime",
          talk.model(),
          talk.transcriptionModel(),
          plan.discloseAi(),
          new AiView(talk.secretName(), talk.baseUrl().map(URI::toString).orElse(null)));
    }

    /** Number and words are personal and never printed. */
    @Override
    public String toString() {
      return "CallToMake[***]";
    }
  }

  /** Where the voice model is, and under which name the provider keeps its key. */
  @Schema(name = "VoiceModelAccess")
  record AiView(
      String secretName,
      @Schema(description = "null for the model's maker") @Nullable String baseUrl) {}
}
