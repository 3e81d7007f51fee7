package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.application.usecase.SignIn;
import ai.halo.application.usecase.SignIn.Entry;
import ai.halo.application.usecase.UseSecondFactor;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.Duty;
import ai.halo.domain.account.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and staying signed in. */
@RestController
@RequestMapping("/api/auth")
@Tag(name = "auth", description = "Signing in and out")
final class AuthController {
  /** Says that the web app asks; other sites cannot send it without the permission of CORS. */
  static final String CLIENT = "X-Halo-Client";

  static final String WEB = "web";

  private final SignIn signIn;
  private final ManageUsers manageUsers;
  private final UseSecondFactor secondFactor;
  private final AccountPolicy policy;
  private final SignInThrottle throttle;
  private final BearerTokens tokens;
  private final RefreshCookie cookie;
  private final DeviceCookie device;

  AuthController(
      SignIn signIn,
      ManageUsers manageUsers,
      UseSecondFactor secondFactor,
      AccountPolicy policy,
      SignInThrottle throttle,
      BearerTokens tokens,
      RefreshCookie cookie,
      DeviceCookie device) {
    this.signIn = signIn;
    this.manageUsers = manageUsers;
    this.secondFactor = secondFactor;
    this.policy = policy;
    this.throttle = throttle;
    this.tokens = tokens;
    this.cookie = cookie;
    this.device = device;
  }

  @PostMapping("/login")
  @SecurityRequirements
  @Operation(
      operationId = "login",
      summary = "Sign in",
      description =
          "API clients get a token for 7 days. The web app, which sends X-Halo-Client: web, gets"
              + " one for 10 minutes and the refresh cookie. Where there is a second factor, the"
              + " first answer is 401 auth.second_factor_required, and the same with a code signs"
              + " in.")
  @Parameter(
      name = CLIENT,
      in = ParameterIn.HEADER,
      schema = @Schema(type = "string", allowableValues = WEB))
  ResponseEntity<TokenView> login(@RequestBody LoginBody body, HttpServletRequest request) {
    var form = new Form();
    var username = form.read("username", body.username(), "username", name -> name);
    var password = form.read("password", body.password(), "password", Passwords::whole);
    var given = body.code();
    var code =
        given == null || given instanceof Given.Nothing
            ? Optional.<Form.Field<String>>empty()
            : Optional.of(form.read("code", given, "code", Codes::typed));
    form.complete();

    var user = enter(username.get(), password.get(), code.map(Form.Field::get), request);
    if (!isWeb(request)) {
      return ResponseEntity.ok(tokens.forClient(user));
    }
    var browser = signIn.begin(user).orElseThrow(AuthController::badCredentials);
    return answer(browser, request)
        .header(HttpHeaders.SET_COOKIE, device.give(request, user.name()))
        .body(tokens.forWeb(user));
  }

  @PostMapping("/refresh")
  @SecurityRequirements
  @Operation(
      operationId = "refresh",
      summary = "Get the next token by the refresh cookie",
      description = "Each cookie is good once; one that comes again ends its session.")
  @Parameter(
      name = CLIENT,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = "string", allowableValues = WEB))
  @ApiResponse(
      responseCode = "200",
      description = "The next token, and the next cookie",
      content = @Content(schema = @Schema(implementation = TokenView.class)))
  ResponseEntity<?> refresh(HttpServletRequest request) {
    requireWeb(request);
    var next = cookie.read(request).flatMap(signIn::refresh);
    return next.isPresent()
        ? answer(next.get(), request).body(tokens.forWeb(next.get().user()))
        : tokens.refused(cookie.take(request));
  }

  @PostMapping("/logout")
  @SecurityRequirements
  @Operation(
      operationId = "logout",
      summary = "Sign out",
      description =
          "Takes back the token of the header Authorization and ends the cookie's session.")
  @Parameter(
      name = CLIENT,
      in = ParameterIn.HEADER,
      description = "needed with a cookie",
      schema = @Schema(type = "string", allowableValues = WEB))
  @ApiResponse(responseCode = "204", description = "Signed out", content = @Content)
  ResponseEntity<?> logout(HttpServletRequest request) {
    var refreshToken = cookie.read(request);
    if (refreshToken.isPresent()) {
      requireWeb(request);
    }
    var revoked = tokens.revoke(request);
    refreshToken.ifPresent(signIn::end);
    if (refreshToken.isEmpty() && !revoked) {
      return tokens.refused(cookie.take(request));
    }
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.take(request)).build();
  }

  @GetMapping("/me")
  @Operation(operationId = "me", summary = "Who am I")
  MeView me(@AuthenticationPrincipal SignedIn who) {
    var user = who.user();
    var hasSecond = secondFactor.isOn(user.id());
    return new MeView(
        user.name().value(),
        user.role().word(),
        hasSecond,
        policy.needsSecondFactor(user),
        secondFactor.recoveryCodesLeft(user.id()),
        who.duties().stream().sorted().map(Duty::word).toList(),
        policy.shortest(hasSecond));
  }

  @PostMapping("/sign-out-everywhere")
  @Operation(
      operationId = "signOutEverywhere",
      summary = "End every session and void every token of mine, this one included",
      description = "Keys stay; each can be taken back by itself.")
  @ApiResponse(responseCode = "204", description = "Signed out", content = @Content)
  ResponseEntity<Void> signOutEverywhere(
      @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
    manageUsers.signOutEverywhere(who.user().id());
    tokens.forget();
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.take(request)).build();
  }

  @PostMapping("/password")
  @Operation(
      operationId = "changePassword",
      summary = "Change my password",
      description = "Ends every session and voids every token of mine, this one included.")
  @ApiResponse(responseCode = "204", description = "Changed", content = @Content)
  ResponseEntity<Void> password(
      @RequestBody PasswordBody body,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request) {
    var form = new Form();
    var current =
        form.read("current_password", body.currentPassword(), "password", Passwords::whole);
    var name = who.user().name();
    var next =
        form.read(
            "new_password",
            body.newPassword(),
            "password",
            text ->
                manageUsers.acceptable(Passwords.whole(text), name, Optional.of(who.user().id())));
    form.complete();

    var guess =
        throttle.spend(name.value(), request.getRemoteAddr(), device.read(request, name.value()));
    if (change(who.user(), current.get(), next.get(), guess).isEmpty()) {
      throw ProblemException.ofField(
          "current_password", "password.wrong", "is not the current password");
    }
    guess.succeeded();
    tokens.forget();
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.take(request)).build();
  }

  /** Who may come in; a problem for everybody else. */
  private User enter(
      String name, String password, Optional<String> code, HttpServletRequest request) {
    var guess = throttle.spend(name, request.getRemoteAddr(), device.read(request, name));
    return switch (entry(name, password, code, guess)) {
      case Entry.Open(var user) -> {
        guess.succeeded();
        yield user;
      }
      case Entry.Refused _ -> throw badCredentials();
      case Entry.NeedsCode _ -> {
        guess.wasNoGuess();
        throw unauthorized("auth.second_factor_required", "A code of the second factor is needed.");
      }
      case Entry.WrongCode _ ->
          throw unauthorized("auth.wrong_code", "The code is wrong, or was used before.");
      case Entry.TooManyCodes(var wait) -> {
        guess.wasNoGuess();
        throw Codes.tooMany(wait);
      }
    };
  }

  private Entry entry(
      String name, String password, Optional<String> code, SignInThrottle.Try guess) {
    try {
      return signIn.enter(name, password, code, guess.isOfAcquaintance());
    } catch (RuntimeException notChecked) {
      guess.wasNoGuess();
      throw notChecked;
    }
  }

  private Optional<User> change(User user, String current, String next, SignInThrottle.Try guess) {
    try {
      return manageUsers.changePassword(user.id(), current, next);
    } catch (RuntimeException notChecked) {
      guess.wasNoGuess();
      throw notChecked;
    }
  }

  private ResponseEntity.BodyBuilder answer(SignIn.Browser browser, HttpServletRequest request) {
    var next = cookie.give(request, browser.refreshToken(), browser.expiresAt());
    return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, next);
  }

  private static ProblemException badCredentials() {
    return unauthorized("auth.bad_credentials", "Wrong name or password.");
  }

  private static ProblemException unauthorized(String code, String detail) {
    return ProblemException.of(HttpStatus.UNAUTHORIZED, code, detail);
  }

  private static boolean isWeb(HttpServletRequest request) {
    return WEB.equals(request.getHeader(CLIENT));
  }

  private static void requireWeb(HttpServletRequest request) {
    if (!isWeb(request)) {
      throw ProblemException.of(
          HttpStatus.FORBIDDEN,
          "auth.client_required",
          "A cookie counts only with the header X-Halo-Client: web.");
    }
  }
}
