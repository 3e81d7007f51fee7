package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Given;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Name and password, and a code where there is a second factor. */
@Schema(name = "Login")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoginBody(
    @Schema(type = "string", requiredMode = Schema.RequiredMode.REQUIRED, example = "admin")
        Given username,
    @Schema(type = "string", format = "password", requiredMode = Schema.RequiredMode.REQUIRED)
        Given password,
    @Schema(type = "string", description = "of the second factor, or a recovery code")
        @Nullable Given code) {}
