package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallRequest.Consent;
import ai.halo.domain.call.CallRequest.Greeting;
import ai.halo.domain.call.CallRequest.Prompt;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A call to place. */
@Schema(name = "NewCall")
record CallBody(
    @Schema(
            type = "string",
            requiredMode = RequiredMode.REQUIRED,
            example = "+998901234567",
            description = "in international form; spaces, dashes, dots and brackets do no harm")
        Given phoneNumber,
    @Schema(type = "string", requiredMode = RequiredMode.REQUIRED) @WordOf(Language.class)
        Given language,
    @Schema(type = "string", requiredMode = RequiredMode.REQUIRED) @WordOf(Voice.class) Given voice,
    @Schema(
            type = "string",
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = Greeting.LONGEST,
            description = "the first sentence the person hears")
        Given greetingMessage,
    @Schema(
            type = "string",
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = Prompt.LONGEST,
            description = "what the voice is to achieve and must know")
        Given prompt,
    @Schema(
            types = {"string", "null"},
            requiredMode = RequiredMode.NOT_REQUIRED,
            minLength = 1,
            maxLength = Consent.LONGEST,
            example = "order form of 3 March, line 12",
            description =
                "where the person's agreement to be called comes from; must be there for countries"
                    + " whose rule says so")
        Given consent) {

  /** The request it asks for, or a 422 that names every bad field. */
  CallRequest request() {
    var form = new Form();
    var phone = form.read("phone_number", phoneNumber, "phone", PhoneNumber::parse);
    var heldIn = form.word("language", language, "language", Language.class);
    var spokenBy = form.word("voice", voice, "voice", Voice.class);
    var greeting = form.read("greeting_message", greetingMessage, "greeting", Greeting::new);
    var goal = form.read("prompt", prompt, "prompt", Prompt::new);
    var agreed = form.optional("consent", consent, "consent", Consent::new);
    form.complete();
    return new CallRequest(
        phone.get(), heldIn.get(), spokenBy.get(), greeting.get(), goal.get(), agreed);
  }
}
