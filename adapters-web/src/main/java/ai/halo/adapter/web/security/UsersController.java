package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.Uuids;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.application.usecase.ManageUsers.Answer;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may use HALO; for administrators. */
@RestController
@RequestMapping("/api/users")
@Tag(name = "users", description = "Who may use HALO; for administrators")
final class UsersController {
  /** Nobody's name: passwords of users who are to be added under a bad name are judged by it. */
  private static final Username NOBODY = new Username("-");

  private final ManageUsers manageUsers;
  private final AccountPolicy policy;
  private final LiveTokens live;

  UsersController(ManageUsers manageUsers, AccountPolicy policy, LiveTokens live) {
    this.manageUsers = manageUsers;
    this.policy = policy;
    this.live = live;
  }

  @GetMapping
  @Operation(operationId = "listUsers", summary = "Everybody, by name")
  UserView.Page all() {
    return new UserView.Page(
        manageUsers.members().stream().map(UserView::of).toList(), policy.shortest(false));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "addUser",
      summary = "Add a user",
      description =
          "Outside the mock profile the user has to choose a password of their own first.")
  UserView add(@RequestBody UserBody body, @AuthenticationPrincipal SignedIn who) {
    var form = new Form();
    var name = form.read("username", body.username(), "username", Username::new);
    var password = password(form, body.password(), name.value().orElse(NOBODY), Optional.empty());
    var role = form.word("role", body.role(), "role", Role.class);
    form.complete();

    return manageUsers
        .add(name.get(), password.get(), role.get(), who.user())
        .map(user -> UserView.of(user, false))
        .orElseThrow(() ->
            ProblemException.of(
                HttpStatus.CONFLICT, "username.taken", "Somebody has this name already."));
  }

  @PostMapping("/{id}/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "givePassword",
      summary = "Give a user another password",
      description = "Ends every session and voids every token of the user.")
  @ApiResponse(responseCode = "204", description = "Changed", content = @Content)
  void givePassword(
      @PathVariable String id,
      @RequestBody ConfirmedBody body,
      @AuthenticationPrincipal SignedIn who) {
    var user = user(id);
    var form = new Form();
    var password = password(form, body.password(), user.name(), Optional.of(user.id()));
    form.complete();

    answer(manageUsers.givePassword(user.id(), password.get(), who.user()));
  }

  @PostMapping("/{id}/deactivate")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "deactivateUser",
      summary = "Shut a user out",
      description = "Ends every session, token and key of the user; the keys for good.")
  @ApiResponse(responseCode = "204", description = "Shut out", content = @Content)
  void deactivate(@PathVariable String id, @AuthenticationPrincipal SignedIn who) {
    answer(manageUsers.deactivate(user(id).id(), who.user()));
  }

  @PostMapping("/{id}/activate")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "activateUser", summary = "Let a user in again")
  @ApiResponse(responseCode = "204", description = "Let in", content = @Content)
  void activate(@PathVariable String id, @AuthenticationPrincipal SignedIn who) {
    answer(manageUsers.activate(user(id).id(), who.user()));
  }

  @PostMapping("/{id}/second-factor/remove")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "removeSecondFactorOf",
      summary = "Take away the second factor of a user who has lost it",
      description = "Ends every session and voids every token of the user.")
  @ApiResponse(responseCode = "204", description = "Taken away", content = @Content)
  void takeSecondFactor(@PathVariable String id, @AuthenticationPrincipal SignedIn who) {
    answer(manageUsers.takeSecondFactor(user(id).id(), who.user()));
  }

  private Form.Field<String> password(
      Form form, Given given, Username name, Optional<UserId> user) {
    return form.read(
        "password",
        given,
        "password",
        text -> manageUsers.acceptable(Passwords.whole(text), name, user));
  }

  private User user(String id) {
    return Uuids.read(id)
        .flatMap(uuid -> manageUsers.find(new UserId(uuid)))
        .orElseThrow(UsersController::notFound);
  }

  private void answer(Answer answer) {
    switch (answer) {
      case DONE -> live.forget();
      case UNKNOWN -> throw notFound();
      case YOURSELF ->
          throw ProblemException.of(
              HttpStatus.CONFLICT, "user.yourself", "Nobody may do that to themselves.");
      case LAST_ADMINISTRATOR ->
          throw ProblemException.of(
              HttpStatus.CONFLICT,
              "user.last_administrator",
              "There would be no administrator left.");
    }
  }

  private static ProblemException notFound() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "user.not_found", "There is no such user.");
  }
}
