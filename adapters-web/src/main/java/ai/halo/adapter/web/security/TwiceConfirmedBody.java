package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Given;
import io.swagger.v3.oas.annotations.media.Schema;

/** The password once more, and a code of the second factor. */
@Schema(name = "TwiceConfirmed")
record TwiceConfirmedBody(
    @Schema(type = "string", format = "password", requiredMode = Schema.RequiredMode.REQUIRED)
        Given password,
    @Schema(
            type = "string",
            description = "of the app, or a recovery code",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Given code) {}
