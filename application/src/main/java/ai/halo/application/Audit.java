package ai.halo.application;

import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.port.AuditLog;
import ai.halo.domain.port.RequestOrigin;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down who did what. Use cases call it within the transaction that does it, so that nothing
 * is done without its entry and no entry tells of what was not done.
 */
public final class Audit {
  private final AuditLog log;
  private final RequestOrigin origin;
  private final InstantSource clock;

  /** On these ports. */
  public Audit(AuditLog log, RequestOrigin origin, InstantSource clock) {
    this.log = log;
    this.origin = origin;
    this.clock = clock;
  }

  /** Notes that a user did something to one thing. */
  public void note(AuditAction action, User by, Subject about) {
    note(action, by, about, Map.of());
  }

  /**
   * {@link #note(AuditAction, User, Subject)} with {@linkplain AuditEntry#details() more about it}.
   */
  public void note(AuditAction action, User by, Subject about, Map<String, String> details) {
    append(action, Optional.of(by.name().value()), Optional.of(about), details);
  }

  /** Notes that a user did something to many things or to all there is. */
  public void note(AuditAction action, User by, Map<String, String> details) {
    append(action, Optional.of(by.name().value()), Optional.empty(), details);
  }

  /** Notes that HALO did something by itself. */
  public void noteOwn(AuditAction action, Map<String, String> details) {
    append(action, Optional.of(AuditEntry.HALO), Optional.empty(), details);
  }

  /** {@link #noteOwn(AuditAction, Map)} to one thing. */
  public void noteOwn(AuditAction action, Subject about, Map<String, String> details) {
    append(action, Optional.of(AuditEntry.HALO), Optional.of(about), details);
  }

  /**
   * Notes that somebody, nobody knows who, tried something.
   *
   * @param at the user at whose account it was tried; empty where there is none of that name, which
   *     is not kept
   */
  public void noteStranger(AuditAction action, Optional<User> at, Map<String, String> details) {
    append(action, Optional.empty(), at.map(user -> Subject.of(user.name())), details);
  }

  private void append(
      AuditAction action,
      Optional<String> by,
      Optional<Subject> about,
      Map<String, String> details) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    log.append(new AuditEntry(now, by, origin.address(), action, about, details));
  }
}
