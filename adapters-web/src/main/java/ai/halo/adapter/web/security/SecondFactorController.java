package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.application.usecase.UseSecondFactor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A second factor beside the password: an authenticator app, and recovery codes on paper. */
@RestController
@RequestMapping("/api/auth/second-factor")
@Tag(name = "auth", description = "Signing in and out")
final class SecondFactorController {
  private final UseSecondFactor secondFactor;
  private final Reauthentication again;
  private final DeviceCookie device;
  private final LiveTokens live;

  SecondFactorController(
      UseSecondFactor secondFactor, Reauthentication again, DeviceCookie device, LiveTokens live) {
    this.secondFactor = secondFactor;
    this.again = again;
    this.device = device;
    this.live = live;
  }

  @PostMapping
  @Operation(
      operationId = "beginSecondFactor",
      summary = "Get a secret for an authenticator app",
      description = "Shown once. It is asked for nowhere until a code of the app was shown.")
  SecondFactorView begin(
      @RequestBody ConfirmedBody body,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request) {
    var form = new Form();
    var password = form.read("password", body.password(), "password", Passwords::whole);
    form.complete();

    again.require(who, password.get(), request);
    return secondFactor
        .begin(who.user())
        .map(begun -> new SecondFactorView(begun.secret(), begun.uri()))
        .orElseThrow(() ->
            ProblemException.of(
                HttpStatus.CONFLICT,
                "second_factor.there_already",
                "There is a second factor already; remove it first."));
  }

  @PostMapping("/confirm")
  @Operation(
      operationId = "confirmSecondFactor",
      summary = "Put the second factor in force by a code of the app",
      description = "Gives out recovery codes, shown once.")
  RecoveryCodesView confirm(
      @RequestBody CodeBody body,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request) {
    var form = new Form();
    var code = form.read("code", body.code(), "code", Codes::typed);
    form.complete();

    var codes = Codes.right(secondFactor.confirm(who.user(), code.get(), isKnown(who, request)));
    live.forget();
    return RecoveryCodesView.of(codes);
  }

  @PostMapping("/recovery-codes")
  @Operation(
      operationId = "renewRecoveryCodes",
      summary = "Get new recovery codes in place of all that there are")
  RecoveryCodesView renew(
      @RequestBody TwiceConfirmedBody body,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request) {
    var code = confirmed(body, who, request);
    return RecoveryCodesView.of(
        Codes.right(secondFactor.renewRecoveryCodes(who.user(), code, isKnown(who, request))));
  }

  @PostMapping("/remove")
  @Operation(operationId = "removeSecondFactor", summary = "Do without a second factor")
  @ApiResponse(responseCode = "204", description = "Removed", content = @Content)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @RequestBody TwiceConfirmedBody body,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request) {
    var code = confirmed(body, who, request);
    Codes.right(secondFactor.remove(who.user(), code, isKnown(who, request)));
    live.forget();
  }

  private String confirmed(TwiceConfirmedBody body, SignedIn who, HttpServletRequest request) {
    var form = new Form();
    var password = form.read("password", body.password(), "password", Passwords::whole);
    var code = form.read("code", body.code(), "code", Codes::typed);
    form.complete();
    again.require(who, password.get(), request);
    return code.get();
  }

  private boolean isKnown(SignedIn who, HttpServletRequest request) {
    return device.read(request, who.user().name().value()).isPresent();
  }
}
