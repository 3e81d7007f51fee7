package ai.halo.bootstrap;

import ai.halo.adapter.openai.rules.RuleBasedConversationAnalyzer;
import ai.halo.adapter.persistence.DatabaseClock;
import ai.halo.adapter.web.security.Passwords;
import ai.halo.application.Accounts;
import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.Judge;
import ai.halo.application.dial.LastLook;
import ai.halo.application.pipeline.CallPipeline;
import ai.halo.application.pipeline.CallStep;
import ai.halo.application.pipeline.RetryPolicy;
import ai.halo.application.pipeline.step.DialNumber;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.BrowseAudit;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.BrowseUnknown;
import ai.halo.application.usecase.CancelCall;
import ai.halo.application.usecase.DeleteRecording;
import ai.halo.application.usecase.GatherCosts;
import ai.halo.application.usecase.HearRecording;
import ai.halo.application.usecase.ImportDoNotCall;
import ai.halo.application.usecase.KeepDoNotCallList;
import ai.halo.application.usecase.ManageApiKeys;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.application.usecase.NoteRefusal;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.application.usecase.Reanalyse;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.RetryCall;
import ai.halo.application.usecase.ReviewCalls;
import ai.halo.application.usecase.SettleAttempt;
import ai.halo.application.usecase.SettleSilent;
import ai.halo.application.usecase.SignIn;
import ai.halo.application.usecase.SweepAttempts;
import ai.halo.application.usecase.UseSecondFactor;
import ai.halo.application.usecase.WatchCalls;
import ai.halo.application.watch.StepListener;
import ai.halo.bootstrap.watch.WatchedStep;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.AccountRules;
import ai.halo.domain.account.PasswordPolicy;
import ai.halo.domain.analysis.ReviewPolicy;
import ai.halo.domain.contact.HomeZone;
import ai.halo.domain.dial.SessionPlan;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.port.ApiKeys;
import ai.halo.domain.port.AttemptLooks;
import ai.halo.domain.port.AuditLog;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.CallStatistics;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.FactFeed;
import ai.halo.domain.port.IdempotentRequests;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.OptOutDetector;
import ai.halo.domain.port.PasswordHasher;
import ai.halo.domain.port.Reanalyses;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.ReviewQueue;
import ai.halo.domain.port.SecondFactors;
import ai.halo.domain.port.SecretSeal;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.SignIns;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.Users;
import ai.halo.domain.port.WorkQueue;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

/**
 * Puts the use cases and the pipeline together. Steps, the one open set, are found by their type.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HaloSettings.class, SessionWaitSettings.class})
@ComponentScan(
    basePackageClasses = DialNumber.class,
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CallStep.class))
class ApplicationWiring {
  /** One time for all nodes, whatever the clocks of their machines say. */
  @Bean
  InstantSource clock(DatabaseClock database) {
    return database::instant;
  }

  @Bean
  Ids ids(InstantSource clock) {
    return new SystemIds(clock);
  }

  @Bean
  FollowUpPolicy followUpPolicy(HaloSettings settings) {
    return new FollowUpPolicy(settings.link());
  }

  @Bean
  ReviewPolicy reviewPolicy(HaloSettings settings) {
    return new ReviewPolicy(settings.review().enabled(), settings.review().threshold());
  }

  @Bean
  Judge judge(OptOutDetector optOuts) {
    return new Judge(optOuts, HomeZone::of);
  }

  @Bean
  Audit audit(AuditLog log, RequestOrigin origin, InstantSource clock) {
    return new Audit(log, origin, clock);
  }

  @Bean
  NoteRefusal noteRefusal(UnitOfWork unitOfWork, Audit audit) {
    return new NoteRefusal(unitOfWork, audit);
  }

  @Bean
  BrowseAudit browseAudit(AuditLog log) {
    return new BrowseAudit(log);
  }

  @Bean
  KeepDoNotCallList keepDoNotCallList(
      UnitOfWork unitOfWork, DoNotCallList list, Audit audit, InstantSource clock) {
    return new KeepDoNotCallList(unitOfWork, list, audit, clock);
  }

  @Bean
  ImportDoNotCall importDoNotCall(
      UnitOfWork unitOfWork, DoNotCallList list, Audit audit, InstantSource clock) {
    return new ImportDoNotCall(unitOfWork, list, audit, clock);
  }

  @Bean
  CallEditor callEditor(UnitOfWork unitOfWork, CallRepository calls, WorkQueue queue) {
    return new CallEditor(unitOfWork, calls, queue);
  }

  @Bean
  CallPipeline callPipeline(
      CallEditor editor,
      CallRepository calls,
      InstantSource clock,
      HaloSettings settings,
      List<CallStep<?>> steps,
      List<StepListener> listeners) {
    var retry = settings.retry();
    var policy =
        new RetryPolicy(
            retry.first(),
            retry.longest(),
            retry.tries(),
            () -> ThreadLocalRandom.current().nextDouble());
    return new CallPipeline(editor, calls, clock, policy, WatchedStep.all(steps, listeners));
  }

  @Bean
  PlaceCall placeCall(
      CallEditor editor,
      CallRepository calls,
      LastLook lastLook,
      IdempotentRequests requests,
      Ids ids,
      Audit audit,
      InstantSource clock) {
    return new PlaceCall(editor, calls, lastLook, requests, ids, audit, clock);
  }

  @Bean
  CancelCall cancelCall(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      Audit audit,
      InstantSource clock) {
    return new CancelCall(editor, calls, ledger, audit, clock);
  }

  @Bean
  RetryCall retryCall(CallEditor editor, CallRepository calls, Audit audit, InstantSource clock) {
    return new RetryCall(editor, calls, audit, clock);
  }

  /**
   * By the names that users choose them by: what judges calls now, and the rules, which cost
   * nothing.
   */
  @Bean
  Reanalyse reanalyse(
      CallEditor editor,
      CallRepository calls,
      Reanalyses reanalyses,
      ConversationAnalyzer analyzer,
      Judge judge,
      DoNotCallList doNotCall,
      Ids ids,
      Audit audit,
      InstantSource clock) {
    Map<String, ConversationAnalyzer> analyzers =
        Map.of("current", analyzer, "rules", new RuleBasedConversationAnalyzer());
    return new Reanalyse(editor, calls, reanalyses, analyzers, judge, doNotCall, ids, audit, clock);
  }

  @Bean
  ReviewCalls reviewCalls(
      CallEditor editor,
      CallRepository calls,
      ReviewQueue queue,
      DoNotCallList doNotCall,
      FollowUpPolicy followUps,
      Audit audit,
      InstantSource clock) {
    return new ReviewCalls(editor, calls, queue, doNotCall, followUps, audit, clock);
  }

  @Bean
  AskPermit askPermit(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      LastLook lastLook,
      InstantSource clock) {
    return new AskPermit(editor, calls, ledger, lastLook, clock);
  }

  @Bean
  ReportLine reportLine(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      DoNotCallList doNotCall,
      InstantSource clock) {
    return new ReportLine(editor, calls, ledger, doNotCall, clock);
  }

  @Bean
  SweepAttempts sweepAttempts(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      InstantSource clock,
      SessionWaitSettings waits) {
    return new SweepAttempts(editor, calls, ledger, clock, waits.sweepAfter());
  }

  @Bean
  SettleSilent settleSilent(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      AttemptLooks looks,
      SessionHistory history,
      SessionPlan plan,
      InstantSource clock,
      SessionWaitSettings waits) {
    var silence =
        Objects.requireNonNullElseGet(
            waits.silentAfter(), () -> plan.limits().whole().plus(SettleSilent.GRACE));
    return new SettleSilent(editor, calls, ledger, looks, history, () -> silence, clock);
  }

  @Bean
  GatherCosts gatherCosts(
      CallEditor editor,
      CallRepository calls,
      AttemptLooks looks,
      SessionHistory history,
      InstantSource clock) {
    return new GatherCosts(editor, calls, looks, history, clock);
  }

  @Bean
  BrowseUnknown browseUnknown(UnitOfWork unitOfWork, DialLedger ledger) {
    return new BrowseUnknown(unitOfWork, ledger);
  }

  @Bean
  SettleAttempt settleAttempt(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      Audit audit,
      InstantSource clock) {
    return new SettleAttempt(editor, calls, ledger, audit, clock);
  }

  @Bean
  HearRecording hearRecording(CallRepository calls, Recordings recordings, Audit audit) {
    return new HearRecording(calls, recordings, audit);
  }

  @Bean
  DeleteRecording deleteRecording(
      CallEditor editor,
      CallRepository calls,
      Recordings recordings,
      Audit audit,
      InstantSource clock) {
    return new DeleteRecording(editor, calls, recordings, audit, clock);
  }

  @Bean
  BrowseCalls browseCalls(CallRepository calls, CallList list, CallStatistics statistics) {
    return new BrowseCalls(calls, list, statistics);
  }

  @Bean
  WatchCalls watchCalls(FactFeed feed) {
    return new WatchCalls(feed);
  }

  @Bean
  AccountRules accountRules(Environment environment) {
    return new AccountRules(
        environment.matchesProfiles("mock") ? AccountPolicy.EASY : AccountPolicy.STRICT,
        new PasswordPolicy(Passwords.common()));
  }

  @Bean
  Accounts accounts(
      UnitOfWork unitOfWork,
      Users users,
      SignIns signIns,
      SecondFactors secondFactors,
      ApiKeys keys,
      AccountRules rules,
      Audit audit) {
    return new Accounts(unitOfWork, users, signIns, secondFactors, keys, rules, audit);
  }

  @Bean
  UseSecondFactor useSecondFactor(
      Accounts accounts, SecretSeal seal, Ids ids, InstantSource clock) {
    return new UseSecondFactor(accounts, seal, ids, clock);
  }

  @Bean
  SignIn signIn(
      Accounts accounts,
      PasswordHasher hasher,
      UseSecondFactor secondFactor,
      Ids ids,
      InstantSource clock) {
    return new SignIn(accounts, hasher, secondFactor, ids, clock);
  }

  @Bean
  ManageUsers manageUsers(Accounts accounts, PasswordHasher hasher, Ids ids, InstantSource clock) {
    return new ManageUsers(accounts, hasher, ids, clock);
  }

  @Bean
  ManageApiKeys manageApiKeys(
      Accounts accounts, UseSecondFactor secondFactor, Ids ids, InstantSource clock) {
    return new ManageApiKeys(accounts, secondFactor, ids, clock);
  }
}
