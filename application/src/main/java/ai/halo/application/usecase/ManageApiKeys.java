package ai.halo.application.usecase;

import ai.halo.application.Accounts;
import ai.halo.domain.account.ApiKey;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.ApiKeyName;
import ai.halo.domain.account.Scope;
import ai.halo.domain.account.Secrets;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.port.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives API keys out, takes them back, and finds out whom one speaks for. */
public final class ManageApiKeys {
  private final Accounts accounts;
  private final UseSecondFactor secondFactor;
  private final Ids ids;
  private final InstantSource clock;

  /** On these ports. */
  public ManageApiKeys(
      Accounts accounts, UseSecondFactor secondFactor, Ids ids, InstantSource clock) {
    this.accounts = accounts;
    this.secondFactor = secondFactor;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A new key.
   *
   * @param secret shown once
   */
  public record Created(ApiKey key, String secret) {
    /** The secret is never printed. */
    @Override
    public String toString() {
      return "Created[%s]".formatted(key);
    }
  }

  /** A key that is good, and whom it speaks for. */
  public record KeyHolder(ApiKey key, Holder holder) {}

  /**
   * Gives out a key.
   *
   * @param lifetime how long it is good
   * @return empty when the user has as many as a user may have
   */
  public Optional<Created> create(
      User owner, ApiKeyName name, Set<Scope> scopes, Duration lifetime) {
    var secret = ids.secret();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var key =
        new ApiKey(
            new ApiKeyId(ids.attempt().value()),
            owner.id(),
            name,
            scopes,
            Secrets.hash(secret),
            now,
            now.plus(lifetime),
            Optional.empty(),
            Optional.empty());
    var added =
        accounts
            .unitOfWork()
            .run(() -> {
              var mayHaveMore =
                  accounts.users().findForUpdate(owner.id()).filter(User::active).isPresent()
                      && accounts.keys().of(owner.id()).stream().filter(k -> k.isGood(now)).count()
                          < ApiKey.MOST;
              if (mayHaveMore) {
                accounts.keys().add(key);
                accounts.audit().note(AuditAction.API_KEY_ADDED, owner, subject(key.id()));
              }
              return mayHaveMore;
            });
    return added ? Optional.of(new Created(key, secret)) : Optional.empty();
  }

  /** The keys of a user, newest first. */
  public List<ApiKey> of(UserId owner) {
    return accounts.keys().of(owner);
  }

  /** Takes a key back; {@code false} when the user has no such key. */
  public boolean revoke(ApiKeyId id, User owner) {
    return accounts
        .unitOfWork()
        .run(() -> {
          var revoked = accounts.keys().revoke(id, owner.id(), clock.instant());
          if (revoked) {
            accounts.audit().note(AuditAction.API_KEY_REVOKED, owner, subject(id));
          }
          return revoked;
        });
  }

  private static Subject subject(ApiKeyId id) {
    return Subject.of(Subject.Kind.API_KEY, id.value());
  }

  /** Whom a key speaks for; empty when it is no good, or its owner was shut out. */
  public Optional<KeyHolder> holder(ApiKeyId id, String secretHash) {
    var now = clock.instant();
    var found =
        accounts
            .keys()
            .find(id)
            .filter(key -> Secrets.same(key.secretHash(), secretHash) && key.isGood(now));
    found
        .filter(key -> key.notesUse(now))
        .ifPresent(key -> accounts.unitOfWork().run(() -> accounts.keys().used(key.id(), now)));
    return found.flatMap(key ->
        accounts
            .users()
            .find(key.owner())
            .filter(User::active)
            .map(user -> new KeyHolder(key, new Holder(user, secondFactor.duties(user)))));
  }
}
