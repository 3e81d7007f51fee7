package ai.halo.application.usecase;

import ai.halo.application.Accounts;
import ai.halo.application.usecase.UseSecondFactor.Checked;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.Secrets;
import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.SignInSession.Verdict;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PasswordHasher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Signs users in and keeps browsers signed in. */
public final class SignIn {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final UseSecondFactor secondFactor;
  private final Ids ids;
  private final InstantSource clock;
  private final String nobodysHash;

  /** On these ports. */
  public SignIn(
      Accounts accounts,
      PasswordHasher hasher,
      UseSecondFactor secondFactor,
      Ids ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.secondFactor = secondFactor;
    this.ids = ids;
    this.clock = clock;
    this.nobodysHash = hasher.hash(ids.secret());
  }

  /** What becomes of who wants to come in. */
  public sealed interface Entry {
    /** The user may come in. */
    record Open(User user) implements Entry {}

    /** Name or password are wrong, or the user was shut out; it is not told which. */
    record Refused() implements Entry {}

    /** The password is right; a code of the second factor is missing. */
    record NeedsCode() implements Entry {}

    /** The password is right and the code is not. */
    record WrongCode() implements Entry {}

    /** The password is right, and there were too many wrong codes. */
    record TooManyCodes(Duration pause) implements Entry {}
  }

  /**
   * A browser that is signed in.
   *
   * @param refreshToken {@code sessionId.secret}; shown once, good once
   */
  public record Browser(User user, String refreshToken, Instant expiresAt) {
    /** The token is never printed. */
    @Override
    public String toString() {
      return "Browser[%s]".formatted(user.id());
    }
  }

  /**
   * The user of that name and password; empty for a wrong one. Takes as long for a name that nobody
   * has.
   */
  public Optional<User> check(String name, String password) {
    var user = named(name);
    var matches = hasher.matches(password, user.map(User::passwordHash).orElse(nobodysHash));
    return user.filter(known -> matches && known.active());
  }

  /**
   * Lets a user in by name, password and, where there is a second factor, a code.
   *
   * @param known whether it comes from a device that this user has signed in from before
   */
  public Entry enter(String name, String password, Optional<String> code, boolean known) {
    var user = check(name, password);
    var entry = user.isEmpty() ? new Entry.Refused() : withCode(user.get(), code, known);
    switch (entry) {
      case Entry.Open(var in) -> accounts.audit().note(AuditAction.SIGNED_IN, in, Map.of());
      case Entry.Refused _ -> noteFailure(named(name), "password");
      case Entry.WrongCode _, Entry.TooManyCodes _ -> noteFailure(user, "code");
      case Entry.NeedsCode _ -> {}
    }
    return entry;
  }

  private void noteFailure(Optional<User> at, String reason) {
    accounts.audit().noteStranger(AuditAction.SIGN_IN_FAILED, at, Map.of("reason", reason));
  }

  private Entry withCode(User user, Optional<String> code, boolean known) {
    if (code.isEmpty()) {
      return secondFactor.isOn(user.id()) ? new Entry.NeedsCode() : new Entry.Open(user);
    }
    return switch (secondFactor.check(user, code.get(), known)) {
      case Checked.Right<Boolean> _, Checked.NotThere<Boolean> _ -> new Entry.Open(user);
      case Checked.Wrong<Boolean> _ -> new Entry.WrongCode();
      case Checked.TooMany<Boolean>(var wait) -> new Entry.TooManyCodes(wait);
    };
  }

  /**
   * Begins a browser session for a user who was just checked; empty when the user was shut out, or
   * the password changed, since.
   */
  public Optional<Browser> begin(User user) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var secret = ids.secret();
    var id = ids.attempt().value();
    var hash = Secrets.hash(secret);
    var session =
        new SignInSession(id, user.id(), hash, hash, now, now.plus(SignInSession.LIFETIME), false);
    var begun =
        accounts
            .unitOfWork()
            .run(() -> {
              var still =
                  accounts
                      .users()
                      .findForUpdate(user.id())
                      .filter(known -> known.active() && known.tokenEpoch() == user.tokenEpoch());
              still.ifPresent(_ -> accounts.signIns().add(session));
              return still.isPresent();
            });
    return begun
        ? Optional.of(new Browser(user, id + "." + secret, session.expiresAt()))
        : Optional.empty();
  }

  /**
   * Gives out the next token for a good one; empty for any other, and a stolen one ends its
   * session.
   */
  public Optional<Browser> refresh(String refreshToken) {
    return Token.read(refreshToken)
        .flatMap(token -> accounts.unitOfWork().run(() -> refresh(token)));
  }

  /** Ends the browser session of this token, whatever state it is in. */
  public void end(String refreshToken) {
    Token.read(refreshToken)
        .ifPresent(token ->
            accounts
                .unitOfWork()
                .run(() ->
                    accounts
                        .signIns()
                        .findForUpdate(token.session())
                        .filter(session ->
                            session.judge(Secrets.hash(token.secret()), clock.instant())
                                == Verdict.GOOD)
                        .ifPresent(this::ended)));
  }

  private void ended(SignInSession session) {
    accounts.signIns().save(session.end());
    accounts
        .users()
        .find(session.user())
        .ifPresent(user -> accounts.audit().note(AuditAction.SIGNED_OUT, user, Map.of()));
  }

  /** Takes back one access token. */
  public void revoke(String tokenId, Instant expiresAt) {
    accounts.unitOfWork().run(() -> accounts.signIns().revoke(tokenId, expiresAt));
  }

  /**
   * The user an access token speaks for; empty once the token was taken back, all tokens of its
   * epoch were, or the user was shut out.
   */
  public Optional<Holder> holder(UserId user, int epoch, String tokenId) {
    return accounts
        .users()
        .find(user)
        .filter(known -> known.active() && known.tokenEpoch() == epoch)
        .filter(_ -> !accounts.signIns().isRevoked(tokenId))
        .map(known -> new Holder(known, secondFactor.duties(known)));
  }

  private Optional<Browser> refresh(Token token) {
    var found = accounts.signIns().findForUpdate(token.session());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var session = found.get();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return switch (session.judge(Secrets.hash(token.secret()), now)) {
      case VOID -> Optional.empty();
      case REUSED -> {
        accounts.signIns().save(session.end());
        accounts
            .audit()
            .noteStranger(
                AuditAction.SESSION_STOLEN, accounts.users().find(session.user()), Map.of());
        yield Optional.empty();
      }
      case GOOD ->
          accounts
              .users()
              .find(session.user())
              .filter(User::active)
              .map(user -> next(session, user, now));
    };
  }

  private Browser next(SignInSession session, User user, Instant now) {
    var secret = ids.secret();
    accounts.signIns().save(session.rotated(Secrets.hash(secret), now));
    return new Browser(user, session.id() + "." + secret, session.expiresAt());
  }

  private Optional<User> named(String name) {
    try {
      return accounts.users().find(new Username(name));
    } catch (InvalidValue nobodys) {
      return Optional.empty();
    }
  }

  private record Token(UUID session, String secret) {
    private static final int LONGEST = 120;

    static Optional<Token> read(String text) {
      var dot = text.indexOf('.');
      if (dot != 36 || text.length() > LONGEST) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Token(UUID.fromString(text.substring(0, dot)), text.substring(dot + 1)));
      } catch (IllegalArgumentException notAnId) {
        return Optional.empty();
      }
    }
  }
}
