package ai.halo.adapter.web.security;

import ai.halo.domain.account.User;
import java.time.Instant;

/** The user whom a request speaks for, and the token that says so. */
public record SignedIn(User user, String tokenId, Instant expiresAt) {}
