package ai.halo.adapter.voximplant.management;

import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import ai.halo.domain.port.TelephonyAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the connection once, beside the start, and logs what is not right. */
final class CheckAtStart implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CheckAtStart.class);

  private final TelephonyAccount account;
  private volatile boolean running;

  CheckAtStart(TelephonyAccount account) {
    this.account = account;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("check-voximplant").start(this::check);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void check() {
    try {
      tell(account.check());
    } catch (RuntimeException e) {
      LOG.error("the connection to Voximplant could not be checked", e);
    }
  }

  private static void tell(ConnectionReport report) {
    for (var finding : report.findings()) {
      if (finding.verdict() == Verdict.WRONG) {
        LOG.error("Voximplant, {}: {}", finding.subject(), finding.message());
      } else if (finding.verdict() == Verdict.DOUBTFUL) {
        LOG.warn("Voximplant, {}: {}", finding.subject(), finding.message());
      }
    }
    if (report.ok()) {
      LOG.info("Voximplant is ready for calls");
    }
  }
}
