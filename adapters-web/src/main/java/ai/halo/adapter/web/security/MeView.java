package ai.halo.adapter.web.security;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.account.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Who is signed in. */
@Schema(name = "Me")
record MeView(
    String username,
    @WordOf(Role.class) String role,
    boolean secondFactor,
    @Schema(description = "whether I may not do without a second factor")
        boolean secondFactorRequired,
    int recoveryCodesLeft,
    @Schema(description = "what I have to do before anything else: password, second_factor")
        List<String> duties,
    @Schema(description = "how many characters a password of mine has at least")
        int shortestPassword) {}
