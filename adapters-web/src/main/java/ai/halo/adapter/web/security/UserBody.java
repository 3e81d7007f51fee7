package ai.halo.adapter.web.security;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.adapter.web.http.Given;
import ai.halo.domain.account.Role;
import io.swagger.v3.oas.annotations.media.Schema;

/** A user to add. */
@Schema(name = "NewUser")
record UserBody(
    @Schema(
            type = "string",
            maxLength = 64,
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "dilnoza")
        Given username,
    @Schema(
            type = "string",
            format = "password",
            minLength = Passwords.SHORTEST,
            maxLength = Passwords.LONGEST,
            requiredMode = Schema.RequiredMode.REQUIRED)
        Given password,
    @Schema(type = "string", requiredMode = Schema.RequiredMode.REQUIRED) @WordOf(Role.class)
        Given role) {}
