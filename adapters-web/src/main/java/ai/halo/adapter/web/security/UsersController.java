package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.Username;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
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
  private final ManageUsers manageUsers;

  UsersController(ManageUsers manageUsers) {
    this.manageUsers = manageUsers;
  }

  @GetMapping
  @Operation(operationId = "listUsers", summary = "Everybody, by name")
  UserView.Page all() {
    return new UserView.Page(manageUsers.all().stream().map(UserView::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "addUser", summary = "Add a user")
  UserView add(@RequestBody UserBody body) {
    var form = new Form();
    var name = form.read("username", body.username(), "username", Username::new);
    var password = form.read("password", body.password(), "password", Passwords::next);
    var role = form.word("role", body.role(), "role", Role.class);
    form.complete();

    return manageUsers
        .add(name.get(), password.get(), role.get())
        .map(UserView::of)
        .orElseThrow(() ->
            ProblemException.of(
                HttpStatus.CONFLICT, "username.taken", "Somebody has this name already."));
  }
}
