package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Given;
import io.swagger.v3.oas.annotations.media.Schema;

/** Name and password. */
@Schema(name = "Login")
record LoginBody(
    @Schema(type = "string", requiredMode = Schema.RequiredMode.REQUIRED, example = "admin")
        Given username,
    @Schema(type = "string", format = "password", requiredMode = Schema.RequiredMode.REQUIRED)
        Given password) {}
