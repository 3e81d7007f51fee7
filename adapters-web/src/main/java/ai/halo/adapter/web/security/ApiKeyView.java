package ai.halo.adapter.web.security;

import ai.halo.domain.account.ApiKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key, as its owner sees it; never its secret. */
@Schema(name = "Key")
record ApiKeyView(
    UUID id,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt,
    @Schema(description = "whether it may be used") boolean good) {
  static ApiKeyView of(ApiKey key, Instant now) {
    return new ApiKeyView(
        key.id().value(),
        key.name().value(),
        key.scopes().stream().sorted().map(scope -> scope.word()).toList(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt().orElse(null),
        key.revokedAt().orElse(null),
        key.isGood(now));
  }

  /** All of somebody's. */
  @Schema(name = "Keys")
  record Page(List<ApiKeyView> items) {}

  /** A key that was just made, and what it is shown by, once. */
  @Schema(name = "CreatedKey")
  record Created(ApiKeyView key, String secret) {
    /** The secret is never printed. */
    @Override
    public String toString() {
      return "Created[***]";
    }
  }
}
