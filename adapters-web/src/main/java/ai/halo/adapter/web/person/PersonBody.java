package ai.halo.adapter.web.person;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.domain.contact.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Who is meant; in a body, since addresses are logged on their way. */
@Schema(name = "PersonRequest")
record PersonBody(
    @Schema(
            type = "string",
            requiredMode = RequiredMode.REQUIRED,
            example = "+998901234567",
            description = "in international form; spaces, dashes, dots and brackets do no harm")
        Given phoneNumber) {

  /** The number, or a 422. */
  PhoneNumber phone() {
    var form = new Form();
    var phone = form.read("phone_number", phoneNumber, "phone", PhoneNumber::parse);
    form.complete();
    if (phone.get().isErased()) {
      form.bad("phone_number", "phone.format", "is nobody's number");
      form.complete();
    }
    return phone.get();
  }
}
