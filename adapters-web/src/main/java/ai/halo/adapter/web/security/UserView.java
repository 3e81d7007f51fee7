package ai.halo.adapter.web.security;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user, as administrators see it. */
@Schema(name = "User")
record UserView(
    UUID id, String username, @WordOf(Role.class) String role, boolean active, Instant createdAt) {
  static UserView of(User user) {
    return new UserView(
        user.id().value(),
        user.name().value(),
        user.role().word(),
        user.active(),
        user.createdAt());
  }

  /** Everybody. */
  @Schema(name = "Users")
  record Page(List<UserView> items) {}
}
