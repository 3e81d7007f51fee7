package ai.halo.bootstrap;

import ai.halo.adapter.persistence.Chore;
import ai.halo.adapter.web.voice.AccountLook;
import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.dial.DialGate;
import ai.halo.application.dial.FundsLately;
import ai.halo.application.dial.LastLook;
import ai.halo.application.usecase.CheckTelephony;
import ai.halo.application.usecase.FreezeDialling;
import ai.halo.application.usecase.LookAtDialling;
import ai.halo.application.usecase.LookAtRestore;
import ai.halo.application.usecase.ReconcileRestore;
import ai.halo.application.usecase.ReleaseBrake;
import ai.halo.application.usecase.SettleSilent;
import ai.halo.application.usecase.StopDialling;
import ai.halo.application.usecase.WatchFunds;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.DialPolicy;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialEpochs;
import ai.halo.domain.port.DialFigures;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.NumberPlan;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what decides whether and when a phone may ring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DialSettings.class)
class DialWiring {
  private static final Logger LOG = LoggerFactory.getLogger(DialWiring.class);

  @Bean
  DialPolicy dialPolicy(DialSettings settings, PartSettings parts) {
    var policy = settings.policy();
    if (policy.caps().equals(DialCaps.NONE) && !parts.voice().equals(PartSettings.MOCK)) {
      LOG.warn("real phones are rung and nothing caps what that may cost: see halo.dial");
    }
    if (policy.countries().isEmpty()) {
      LOG.warn("nobody may be called: no halo.dial.countries are set");
    }
    return policy;
  }

  @Bean
  LastLook lastLook(
      Brakes brakes,
      DoNotCallList doNotCall,
      DialFigures figures,
      NumberPlan plan,
      DialPolicy policy,
      InstantSource clock) {
    return new LastLook(brakes, doNotCall, figures, plan, policy, clock);
  }

  /** The mock takes whatever comes. */
  @Bean
  DialGate dialGate(
      LastLook lastLook, DialFigures figures, DialSettings settings, PartSettings parts) {
    var limits =
        parts.voice().equals(PartSettings.MOCK) ? DialLimits.NONE : Optional.of(settings.limits());
    return new DialGate(lastLook, figures, limits, settings.longestWait());
  }

  @Bean
  StopDialling stopDialling(
      UnitOfWork unitOfWork, Brakes brakes, Audit audit, InstantSource clock) {
    return new StopDialling(unitOfWork, brakes, audit, clock);
  }

  @Bean
  ReleaseBrake releaseBrake(
      UnitOfWork unitOfWork, Brakes brakes, WorkQueue queue, Audit audit, InstantSource clock) {
    return new ReleaseBrake(unitOfWork, brakes, queue, audit, clock);
  }

  @Bean
  LookAtDialling lookAtDialling(
      UnitOfWork unitOfWork,
      Brakes brakes,
      DialLedger ledger,
      DialPolicy policy,
      TelephonyAccount account,
      InstantSource clock) {
    return new LookAtDialling(unitOfWork, brakes, ledger, policy, new FundsLately(account, clock));
  }

  @Bean
  CheckTelephony checkTelephony(TelephonyAccount account, UnitOfWork unitOfWork, Audit audit) {
    return new CheckTelephony(account, unitOfWork, audit);
  }

  @Bean
  WatchFunds watchFunds(
      UnitOfWork unitOfWork,
      Brakes brakes,
      WorkQueue queue,
      TelephonyAccount account,
      DialSettings settings,
      InstantSource clock) {
    return new WatchFunds(unitOfWork, brakes, queue, account, settings.leastFunds(), clock);
  }

  /** What the provider calls back about is looked up there, by the look that comes anyway. */
  @Bean
  AccountLook accountLook(WatchFunds funds) {
    return funds::watch;
  }

  @Bean
  FreezeDialling freezeDialling(
      UnitOfWork unitOfWork, DialEpochs epochs, Brakes brakes, Audit audit, InstantSource clock) {
    return new FreezeDialling(unitOfWork, epochs, brakes, audit, clock);
  }

  @Bean
  LookAtRestore lookAtRestore(UnitOfWork unitOfWork, DialEpochs epochs, Brakes brakes) {
    return new LookAtRestore(unitOfWork, epochs, brakes);
  }

  @Bean
  Chore watchFundsChore(WatchFunds funds, DialSettings settings) {
    return new Chore("watch-funds", settings.fundsEvery(), funds::watch);
  }

  @Bean
  ReconcileRestore reconcileRestore(
      CallEditor editor,
      CallRepository calls,
      CallList list,
      DialLedger ledger,
      DialEpochs epochs,
      Brakes brakes,
      SessionHistory history,
      SettleSilent silent,
      InstantSource clock) {
    return new ReconcileRestore(
        editor, calls, list, ledger, epochs, brakes, history, silent, clock);
  }
}
