package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.port.UnitOfWork;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes that a user, or a key, was refused what it has no right to. */
public final class NoteRefusal {
  private final UnitOfWork unitOfWork;
  private final Audit audit;

  /** On these ports. */
  public NoteRefusal(UnitOfWork unitOfWork, Audit audit) {
    this.unitOfWork = unitOfWork;
    this.audit = audit;
  }

  /** What was missing. */
  public enum Missing {
    /** A role that may. */
    ROLE,
    /** A scope of the key that stands for it. */
    SCOPE,
    /** A password or a second factor that has to be set up first. */
    SETUP
  }

  /**
   * What was refused.
   *
   * @param key the key that was shown; empty where the user asked
   * @param route which route it was, in words of ours and never those of whoever asked: letters,
   *     digits and {@code /:-_}, or {@code none}
   * @param unnoted how many like it went before without an entry of their own
   */
  public record Refusal(Missing missing, Optional<ApiKeyId> key, String route, long unnoted) {}

  /** Appends the entry; who calls it bounds how many there are. */
  public void note(User by, Refusal refusal) {
    var details = new TreeMap<String, String>();
    details.put("missing", refusal.missing().name().toLowerCase(Locale.ROOT));
    details.put("route", refusal.route());
    if (refusal.unnoted() > 0) {
      details.put("unnoted", Long.toString(refusal.unnoted()));
    }
    unitOfWork.run(() -> append(by, refusal.key(), details));
  }

  private void append(User by, Optional<ApiKeyId> key, Map<String, String> details) {
    key.ifPresentOrElse(
        id ->
            audit.note(
                AuditAction.ACCESS_DENIED,
                by,
                Subject.of(Subject.Kind.API_KEY, id.value()),
                details),
        () -> audit.note(AuditAction.ACCESS_DENIED, by, details));
  }
}
