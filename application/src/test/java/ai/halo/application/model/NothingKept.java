package ai.halo.application.model;

import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.port.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps nothing: what was written down has no say in what happens. */
final class NothingKept implements AuditLog {
  @Override
  public void append(AuditEntry entry) {}

  @Override
  public Page page(Filter filter, Optional<Key> after, int limit) {
    return new Page(List.of(), Optional.empty());
  }

  @Override
  public int forgetBefore(Instant limit, int most) {
    return 0;
  }
}
