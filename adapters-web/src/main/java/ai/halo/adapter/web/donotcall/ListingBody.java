package ai.halo.adapter.web.donotcall;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.donotcall.ListingReason;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A number to put on the list. */
@Schema(name = "NewDoNotCallEntry")
record ListingBody(
    @Schema(
            type = "string",
            requiredMode = RequiredMode.REQUIRED,
            example = "+998901234567",
            description = "in international form; spaces, dashes, dots and brackets do no harm")
        Given phoneNumber,
    @Schema(type = "string", requiredMode = RequiredMode.REQUIRED) @WordOf(ListingReason.class)
        Given reason) {

  /** Number and reason in their own types. */
  record Wish(PhoneNumber phone, ListingReason reason) {}

  /** The wish, or a 422 that names every bad field. */
  Wish wish() {
    var form = new Form();
    var phone = form.read("phone_number", phoneNumber, "phone", PhoneNumber::parse);
    var why = form.word("reason", reason, "reason", ListingReason.class);
    if (why.value().filter(ListingReason.ERASED::equals).isPresent()) {
      form.bad("reason", "reason.reserved", "is given by an erasure alone");
    }
    form.complete();
    return new Wish(phone.get(), why.get());
  }
}
