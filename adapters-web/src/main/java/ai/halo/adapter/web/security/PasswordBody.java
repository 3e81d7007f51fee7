package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Given;
import io.swagger.v3.oas.annotations.media.Schema;

/** The password so far and the next one. */
@Schema(name = "PasswordChange")
record PasswordBody(
    @Schema(type = "string", format = "password", requiredMode = Schema.RequiredMode.REQUIRED)
        Given currentPassword,
    @Schema(
            type = "string",
            format = "password",
            minLength = Passwords.SHORTEST,
            maxLength = Passwords.LONGEST,
            requiredMode = Schema.RequiredMode.REQUIRED)
        Given newPassword) {}
