package ai.halo.adapter.web.dial;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.GivenFlag;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** What a person says became of an attempt. */
@Schema(name = "Settlement")
record SettlementBody(
    @Schema(
            type = "boolean",
            requiredMode = RequiredMode.REQUIRED,
            description = "whether the phone rang, in that person's judgement")
        GivenFlag rang,
    @Schema(
            type = "boolean",
            requiredMode = RequiredMode.REQUIRED,
            description = "whether to dial anew; only where it did not ring")
        GivenFlag redial) {

  /** The decision in its own type. */
  record Settlement(boolean rang, boolean redial) {}

  /** The decision, or a 422. */
  Settlement decision() {
    var form = new Form();
    var didRing = form.flag("rang", rang);
    var again = form.flag("redial", redial);
    form.complete();
    if (didRing.get() && again.get()) {
      form.bad("redial", "redial.rang", "who was rung is not dialled anew");
      form.complete();
    }
    return new Settlement(didRing.get(), again.get());
  }
}
