package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Given;
import io.swagger.v3.oas.annotations.media.Schema;

/** The password once more. */
@Schema(name = "Confirmed")
record ConfirmedBody(
    @Schema(type = "string", format = "password", requiredMode = Schema.RequiredMode.REQUIRED)
        Given password) {}
