package ai.halo.adapter.web.security;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.account.Role;

/** Who is signed in. */
record MeView(String username, @WordOf(Role.class) String role) {}
