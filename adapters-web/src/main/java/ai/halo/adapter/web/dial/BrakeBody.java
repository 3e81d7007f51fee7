package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.domain.dial.Brake;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Which brake to release. */
@Schema(name = "BrakeToRelease")
record BrakeBody(
    @Schema(type = "string", requiredMode = RequiredMode.REQUIRED) @WordOf(Brake.class)
        Given brake) {
  /** The brake, or a 422. */
  Brake wanted() {
    var form = new Form();
    var known = form.word("brake", brake, "brake", Brake.class);
    form.complete();
    return known.get();
  }
}
