package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.UnitOfWork;
import java.util.Map;

/** Looks at the connection to the telephony provider, and notes who had it looked at. */
public final class CheckTelephony {
  private final TelephonyAccount account;
  private final UnitOfWork unitOfWork;
  private final Audit audit;

  /** On these ports. */
  public CheckTelephony(TelephonyAccount account, UnitOfWork unitOfWork, Audit audit) {
    this.account = account;
    this.unitOfWork = unitOfWork;
    this.audit = audit;
  }

  /** Looks, outside of any transaction; takes as long as the provider takes. */
  public ConnectionReport check(User by) {
    var report = account.check();
    var found = Map.of("good", Boolean.toString(report.ok()));
    unitOfWork.run(() -> audit.note(AuditAction.CONNECTION_CHECKED, by, found));
    return report;
  }
}
