package ai.halo.domain.port;

import ai.halo.domain.call.CallBuilder;
import java.time.Instant;

class InMemoryAuditLogTest implements AuditLogContract {
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final InMemoryAuditLog log = new InMemoryAuditLog(unitOfWork, clock);

  @Override
  public AuditLog auditLog() {
    return log;
  }

  @Override
  public UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
