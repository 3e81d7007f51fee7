package ai.halo.application.usecase;

import ai.halo.application.Accounts;
import ai.halo.domain.account.Base32;
import ai.halo.domain.account.Duty;
import ai.halo.domain.account.RecoveryCode;
import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.SecondFactor.Outcome;
import ai.halo.domain.account.Totp;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.SecretSeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets a second factor up, asks for it, and takes it away. */
public final class UseSecondFactor {
  private final Accounts accounts;
  private final SecretSeal seal;
  private final Ids ids;
  private final InstantSource clock;

  /** On these ports. */
  public UseSecondFactor(Accounts accounts, SecretSeal seal, Ids ids, InstantSource clock) {
    this.accounts = accounts;
    this.seal = seal;
    this.ids = ids;
    this.clock = clock;
  }

  /** What an authenticator app is given; shown once. */
  public record Begun(String secret, String uri) {
    /** The secret is never printed. */
    @Override
    public String toString() {
      return "Begun[***]";
    }
  }

  /** What became of a code. */
  public sealed interface Checked<T> {
    /** It was right. */
    record Right<T>(T result) implements Checked<T> {}

    /** It was wrong, or used before. */
    record Wrong<T>() implements Checked<T> {}

    /** There were too many; it was not looked at. */
    record TooMany<T>(Duration pause) implements Checked<T> {}

    /** There is no second factor, or none that waits. */
    record NotThere<T>() implements Checked<T> {}
  }

  /** Whether a user has a second factor that is in force. */
  public boolean isOn(UserId user) {
    return accounts.secondFactors().find(user).filter(SecondFactor::confirmed).isPresent();
  }

  /** How many recovery codes a user has left. */
  public int recoveryCodesLeft(UserId user) {
    return accounts
        .secondFactors()
        .find(user)
        .filter(SecondFactor::confirmed)
        .map(factor -> factor.recoveryHashes().size())
        .orElse(0);
  }

  /** What a user has to do before anything else is allowed. */
  public Set<Duty> duties(User user) {
    return accounts.rules().policy().duties(user, () -> isOn(user.id()));
  }

  /** Makes a secret for an app, in place of one that waits; empty when one is in force already. */
  public Optional<Begun> begin(User user) {
    return accounts
        .unitOfWork()
        .run(() -> {
          var inForce =
              accounts.secondFactors().findForUpdate(user.id()).filter(SecondFactor::confirmed);
          return inForce.isPresent() ? Optional.empty() : Optional.of(begun(user));
        });
  }

  /** Puts the one that waits in force, by a code of the app; gives out recovery codes. */
  public Checked<List<RecoveryCode>> confirm(User user, String code, boolean known) {
    return checked(
        user,
        code,
        known,
        factor -> !factor.confirmed(),
        (_, after) -> {
          accounts.audit().note(AuditAction.SECOND_FACTOR_ADDED, user, Subject.of(user.name()));
          return withNewCodes(after);
        });
  }

  /** Asks for a code of the app or a recovery code, which is then spent. */
  public Checked<Boolean> check(User user, String code, boolean known) {
    return checked(
        user,
        code,
        known,
        SecondFactor::confirmed,
        (before, after) -> {
          accounts.secondFactors().put(after);
          if (after.recoveryHashes().size() < before.recoveryHashes().size()) {
            accounts.audit().note(AuditAction.RECOVERY_CODE_USED, user, Subject.of(user.name()));
          }
          return true;
        });
  }

  /** Gives out new recovery codes in place of all that there are. */
  public Checked<List<RecoveryCode>> renewRecoveryCodes(User user, String code, boolean known) {
    return checked(
        user,
        code,
        known,
        SecondFactor::confirmed,
        (_, after) -> {
          accounts.audit().note(AuditAction.RECOVERY_CODES_RENEWED, user, Subject.of(user.name()));
          return withNewCodes(after);
        });
  }

  /** Takes the second factor away. */
  public Checked<Boolean> remove(User user, String code, boolean known) {
    return checked(
        user,
        code,
        known,
        SecondFactor::confirmed,
        (_, _) -> {
          accounts.secondFactors().remove(user.id());
          accounts.audit().note(AuditAction.SECOND_FACTOR_REMOVED, user, Subject.of(user.name()));
          return true;
        });
  }

  private Begun begun(User user) {
    var secret = Arrays.copyOf(random(), Totp.SECRET_BYTES);
    var sealed = seal.seal(secret, user.id());
    accounts.secondFactors().put(SecondFactor.begun(user.id(), sealed, now()));
    return new Begun(Base32.of(secret), Totp.uri(secret, user.name()));
  }

  private List<RecoveryCode> withNewCodes(SecondFactor factor) {
    var codes =
        IntStream.range(0, RecoveryCode.COUNT).mapToObj(_ -> RecoveryCode.of(random())).toList();
    accounts
        .secondFactors()
        .put(factor.confirmed(codes.stream().map(RecoveryCode::hash).collect(Collectors.toSet())));
    return codes;
  }

  /** Judges a code with the row locked, so that no node takes the same code a second time. */
  private <T> Checked<T> checked(
      User user,
      String code,
      boolean known,
      Predicate<SecondFactor> applies,
      BiFunction<SecondFactor, SecondFactor, T> whenRight) {
    return accounts
        .unitOfWork()
        .<Checked<T>>run(() -> {
          var found = accounts.secondFactors().findForUpdate(user.id()).filter(applies);
          if (found.isEmpty()) {
            return new Checked.NotThere<>();
          }
          var factor = found.get();
          var secret = seal.open(factor.sealedSecret(), user.id());
          return switch (factor.judge(code, secret, known, now())) {
            case Outcome.Right(var next) -> new Checked.Right<>(whenRight.apply(factor, next));
            case Outcome.Wrong(var next) -> {
              accounts.secondFactors().put(next);
              yield new Checked.Wrong<>();
            }
            case Outcome.TooMany(var wait) -> new Checked.TooMany<>(wait);
          };
        });
  }

  private byte[] random() {
    return Base64.getUrlDecoder().decode(ids.secret());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
