package ai.halo.adapter.web.security;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user, as administrators see it. */
@Schema(name = "User")
record UserView(
    UUID id,
    String username,
    @WordOf(Role.class) String role,
    boolean active,
    boolean secondFactor,
    @Schema(description = "whether the user has yet to choose a password")
        boolean passwordTemporary,
    Instant createdAt) {
  static UserView of(User user, boolean secondFactor) {
    return new UserView(
        user.id().value(),
        user.name().value(),
        user.role().word(),
        user.active(),
        secondFactor,
        user.passwordTemporary(),
        user.createdAt());
  }

  static UserView of(ManageUsers.Member member) {
    return of(member.user(), member.secondFactor());
  }

  /** Everybody. */
  @Schema(name = "Users")
  record Page(
      List<UserView> items,
      @Schema(description = "how many characters a password has at least, without a second factor")
          int shortestPassword) {}
}
