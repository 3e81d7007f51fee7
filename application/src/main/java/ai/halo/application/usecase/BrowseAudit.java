package ai.halo.application.usecase;

import ai.halo.domain.port.AuditLog;
import java.util.Optional;

/** Looks through the audit log. */
public final class BrowseAudit {
  private final AuditLog log;

  /** On this port. */
  public BrowseAudit(AuditLog log) {
    this.log = log;
  }

  /** One page of the entries that match, newest first. */
  public AuditLog.Page page(AuditLog.Filter filter, Optional<AuditLog.Key> after, int limit) {
    return log.page(filter, after, limit);
  }
}
