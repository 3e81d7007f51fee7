package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Given;
import io.swagger.v3.oas.annotations.media.Schema;

/** A code of an authenticator app. */
@Schema(name = "Code")
record CodeBody(
    @Schema(type = "string", example = "123456", requiredMode = Schema.RequiredMode.REQUIRED)
        Given code) {}
