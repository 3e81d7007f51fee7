package ai.halo.application.usecase;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.SignInSession.Verdict;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PasswordHasher;
import ai.halo.domain.port.SignIns;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Signs users in and keeps browsers signed in. */
public final class SignIn {
  private final UnitOfWork unitOfWork;
  private final Users users;
  private final SignIns signIns;
  private final PasswordHasher hasher;
  private final Ids ids;
  private final InstantSource clock;
  private final String nobodysHash;

  /** On these ports. */
  public SignIn(
      UnitOfWork unitOfWork,
      Users users,
      SignIns signIns,
      PasswordHasher hasher,
      Ids ids,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.users = users;
    this.signIns = signIns;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
    this.nobodysHash = hasher.hash(ids.secret());
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

  /** Begins a browser session for a user who was just checked. */
  public Browser begin(User user) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var secret = ids.secret();
    var id = ids.attempt().value();
    var hash = hash(secret);
    var session =
        new SignInSession(id, user.id(), hash, hash, now, now.plus(SignInSession.LIFETIME), false);
    unitOfWork.run(() -> signIns.add(session));
    return new Browser(user, id + "." + secret, session.expiresAt());
  }

  /**
   * Gives out the next token for a good one; empty for any other, and a stolen one ends its
   * session.
   */
  public Optional<Browser> refresh(String refreshToken) {
    return Token.read(refreshToken).flatMap(token -> unitOfWork.run(() -> refresh(token)));
  }

  /** Ends the browser session of this token, whatever state it is in. */
  public void end(String refreshToken) {
    Token.read(refreshToken)
        .ifPresent(token ->
            unitOfWork.run(() ->
                signIns
                    .findForUpdate(token.session())
                    .filter(session ->
                        session.judge(hash(token.secret()), clock.instant()) == Verdict.GOOD)
                    .ifPresent(session -> signIns.save(session.end()))));
  }

  /** Takes back one access token. */
  public void revoke(String tokenId, Instant expiresAt) {
    unitOfWork.run(() -> signIns.revoke(tokenId, expiresAt));
  }

  /**
   * The user an access token speaks for; empty once the token was taken back, all tokens of its
   * epoch were, or the user was shut out.
   */
  public Optional<User> holder(UserId user, int epoch, String tokenId) {
    return users
        .find(user)
        .filter(known -> known.active() && known.tokenEpoch() == epoch)
        .filter(_ -> !signIns.isRevoked(tokenId));
  }

  private Optional<Browser> refresh(Token token) {
    var found = signIns.findForUpdate(token.session());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var session = found.get();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return switch (session.judge(hash(token.secret()), now)) {
      case VOID -> Optional.empty();
      case REUSED -> {
        signIns.save(session.end());
        yield Optional.empty();
      }
      case GOOD ->
          users.find(session.user()).filter(User::active).map(user -> next(session, user, now));
    };
  }

  private Browser next(SignInSession session, User user, Instant now) {
    var secret = ids.secret();
    signIns.save(session.rotated(hash(secret), now));
    return new Browser(user, session.id() + "." + secret, session.expiresAt());
  }

  private Optional<User> named(String name) {
    try {
      return users.find(new Username(name));
    } catch (InvalidValue nobodys) {
      return Optional.empty();
    }
  }

  private static String hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
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
