package ai.halo.adapter.web.security;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.account.Role;
import io.swagger.v3.oas.annotations.media.Schema;

/** Who is signed in. */
@Schema(name = "Me")
record MeView(String username, @WordOf(Role.class) String role) {}
