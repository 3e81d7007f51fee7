package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.application.usecase.ManageUsers;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Has a user who is signed in show the password once more, before what a stolen token alone must
 * not do. Guesses are counted like those at the sign-in.
 */
final class Reauthentication {
  private final ManageUsers manageUsers;
  private final SignInThrottle throttle;
  private final DeviceCookie device;

  Reauthentication(ManageUsers manageUsers, SignInThrottle throttle, DeviceCookie device) {
    this.manageUsers = manageUsers;
    this.throttle = throttle;
    this.device = device;
  }

  /** Passes, or refuses with 422 on the field {@code password}, or with 429. */
  void require(SignedIn who, String password, HttpServletRequest request) {
    var name = who.user().name().value();
    var guess = throttle.spend(name, request.getRemoteAddr(), device.read(request, name));
    if (!isRight(who, password, guess)) {
      throw ProblemException.ofField("password", "password.wrong", "is not your password");
    }
    guess.wasNoGuess();
  }

  private boolean isRight(SignedIn who, String password, SignInThrottle.Try guess) {
    try {
      return manageUsers.isPasswordOf(who.user().id(), password);
    } catch (RuntimeException notChecked) {
      guess.wasNoGuess();
      throw notChecked;
    }
  }
}
