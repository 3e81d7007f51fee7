package ai.halo.adapter.web;

import ai.halo.adapter.web.audit.AuditConfiguration;
import ai.halo.adapter.web.call.PlacingSettings;
import ai.halo.adapter.web.security.Passwords;
import ai.halo.adapter.web.security.SealKey;
import ai.halo.adapter.web.security.TokenKey;
import ai.halo.adapter.web.security.TokenKeys;
import ai.halo.adapter.web.system.Installation;
import ai.halo.adapter.web.voice.AccountLook;
import ai.halo.application.Accounts;
import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.Judge;
import ai.halo.application.dial.LastLook;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.BrowseAudit;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.BrowseUnknown;
import ai.halo.application.usecase.CancelCall;
import ai.halo.application.usecase.CheckTelephony;
import ai.halo.application.usecase.DeleteRecording;
import ai.halo.application.usecase.ErasePerson;
import ai.halo.application.usecase.ExpireData;
import ai.halo.application.usecase.FreezeDialling;
import ai.halo.application.usecase.HearRecording;
import ai.halo.application.usecase.ImportDoNotCall;
import ai.halo.application.usecase.KeepDoNotCallList;
import ai.halo.application.usecase.LookAtDialling;
import ai.halo.application.usecase.LookAtOperation;
import ai.halo.application.usecase.LookAtRestore;
import ai.halo.application.usecase.LookUpPerson;
import ai.halo.application.usecase.ManageApiKeys;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.application.usecase.NoteRefusal;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.application.usecase.Reanalyse;
import ai.halo.application.usecase.ReleaseBrake;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.RetryCall;
import ai.halo.application.usecase.ReviewCalls;
import ai.halo.application.usecase.SettleAttempt;
import ai.halo.application.usecase.SignIn;
import ai.halo.application.usecase.StopDialling;
import ai.halo.application.usecase.UseSecondFactor;
import ai.halo.application.usecase.WatchCalls;
import ai.halo.application.watch.Intake;
import ai.halo.application.watch.PartsLately;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.AccountRules;
import ai.halo.domain.account.PasswordPolicy;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.Username;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.contact.HomeZone;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.CountryRule;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.dial.DialPolicy;
import ai.halo.domain.dial.SessionPlan;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.InMemoryApiKeys;
import ai.halo.domain.port.InMemoryAuditLog;
import ai.halo.domain.port.InMemoryBrakes;
import ai.halo.domain.port.InMemoryCalls;
import ai.halo.domain.port.InMemoryDialLedger;
import ai.halo.domain.port.InMemoryDoNotCallList;
import ai.halo.domain.port.InMemoryFactFeed;
import ai.halo.domain.port.InMemoryIdempotentRequests;
import ai.halo.domain.port.InMemoryNodes;
import ai.halo.domain.port.InMemoryNumberPlan;
import ai.halo.domain.port.InMemoryOperationFigures;
import ai.halo.domain.port.InMemoryPersonalData;
import ai.halo.domain.port.InMemoryReanalyses;
import ai.halo.domain.port.InMemoryRecordings;
import ai.halo.domain.port.InMemorySecondFactors;
import ai.halo.domain.port.InMemorySignIns;
import ai.halo.domain.port.InMemoryTelephonyAccount;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.InMemoryUsers;
import ai.halo.domain.port.InMemoryWorkQueue;
import ai.halo.domain.port.PasswordHasher;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.SandboxOutbox;
import ai.halo.domain.port.SecretSeal;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.TestClock;
import ai.halo.domain.privacy.Retention;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The web adapter over use cases whose ports are in memory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WebConfiguration.class)
class WebWorld {
  static final TokenKey KEY =
      TokenKey.of("a key for tests, and for nothing else".getBytes(StandardCharsets.UTF_8));
  static final TokenKey FORMER_KEY =
      TokenKey.of("the key of tests before that one, too".getBytes(StandardCharsets.UTF_8));
  static final String PASSWORD = "correct horse";
  static final SessionPlan PLAN =
      new SessionPlan(
          "+998711234567",
          SessionPlan.Limits.USUAL,
          new SessionPlan.Talk(
              "gpt-realtime",
              "OPENAI_API_KEY",
              Optional.empty(),
              "gpt-4o-transcribe",
              Set.of(Language.UZBEK)),
          true,
          true,
          Map.of(Language.RUSSIAN, "RU"));

  static final DialPolicy POLICY =
      DialPolicy.of(
          List.of(
              new CountryRule(
                  "UZ",
                  List.of(ZoneId.of("Asia/Tashkent")),
                  LocalTime.of(9, 0),
                  LocalTime.of(21, 0),
                  true),
              new CountryRule(
                  "RU",
                  List.of(ZoneId.of("Europe/Kaliningrad"), ZoneId.of("Asia/Kamchatka")),
                  LocalTime.MIDNIGHT,
                  LocalTime.MIDNIGHT,
                  false)),
          new DialCaps(3, 0, Optional.of(new Money(new BigDecimal("50.0"), "USD"))));

  final TestClock clock = new TestClock(CallBuilder.NOON);
  final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  final InMemoryFactFeed feed = new InMemoryFactFeed();
  final InMemoryCalls calls = new InMemoryCalls(unitOfWork, feed);
  final InMemoryWorkQueue queue = new InMemoryWorkQueue(unitOfWork);
  final InMemoryDialLedger ledger = new InMemoryDialLedger(unitOfWork, clock);
  final InMemoryDoNotCallList doNotCall = new InMemoryDoNotCallList(unitOfWork);
  final InMemoryBrakes brakes = new InMemoryBrakes(unitOfWork);
  final LastLook lastLook =
      new LastLook(
          brakes, doNotCall, ledger, new InMemoryNumberPlan(), DialPolicies.ALL_DAY, clock);
  final InMemoryUsers users = new InMemoryUsers();
  final InMemorySignIns signIns = new InMemorySignIns();
  final InMemorySecondFactors secondFactors = new InMemorySecondFactors();
  final InMemoryApiKeys apiKeys = new InMemoryApiKeys();
  final SeededIds ids = new SeededIds(11);
  final InMemoryAuditLog auditLog = new InMemoryAuditLog(unitOfWork, clock);
  final RequestOrigin origin = AuditConfiguration.origin();
  final Audit audit = new Audit(auditLog, origin, clock);
  final InMemoryPersonalData personalData = new InMemoryPersonalData(unitOfWork, calls, ledger);
  final List<PhoneNumber> forgotten = new ArrayList<>();
  final Accounts accounts =
      new Accounts(
          unitOfWork,
          users,
          signIns,
          secondFactors,
          apiKeys,
          new AccountRules(AccountPolicy.EASY, new PasswordPolicy(Passwords.common())),
          audit);
  final CallEditor editor = new CallEditor(unitOfWork, calls, queue);
  final List<SandboxOutbox.Entry> outbox = new ArrayList<>();
  final Reanalyse reanalyse =
      new Reanalyse(
          editor,
          calls,
          new InMemoryReanalyses(calls),
          Map.of("rules", _ -> CallBuilder.analysis(Disposition.REJECTED, false)),
          new Judge((_, _) -> List.of(), HomeZone::of),
          doNotCall,
          ids,
          audit,
          clock);
  final AtomicInteger looks = new AtomicInteger();
  final InMemoryNodes nodes = new InMemoryNodes(clock);
  final PartsLately parts = new PartsLately(clock);
  final InMemoryRecordings recordings = new InMemoryRecordings();
  final InMemoryTelephonyAccount account =
      new InMemoryTelephonyAccount(new Money(new BigDecimal("12.50"), "USD"));
  volatile Optional<Money> funds = Optional.of(new Money(new BigDecimal("12.50"), "USD"));

  @Bean
  InstantSource instantSource() {
    return clock;
  }

  @Bean
  Ids ids() {
    return ids;
  }

  @Bean
  TokenKey tokenKey() {
    return KEY;
  }

  @Bean
  TokenKeys tokenKeys() {
    return new TokenKeys(KEY, List.of(FORMER_KEY));
  }

  @Bean
  SealKey sealKey() {
    return SealKey.of(new byte[SealKey.BYTES]);
  }

  @Bean
  Installation installation() {
    return new Installation("0.1.0", "mock", List.of("voice", "analyzer", "sms", "crm"));
  }

  @Bean
  PlaceCall placeCall() {
    return new PlaceCall(
        editor, calls, lastLook, new InMemoryIdempotentRequests(unitOfWork), ids, audit, clock);
  }

  @Bean
  CancelCall cancelCall() {
    return new CancelCall(editor, calls, ledger, audit, clock);
  }

  @Bean
  RetryCall retryCall() {
    return new RetryCall(editor, calls, audit, clock);
  }

  /** The one analyzer there is takes everybody for somebody who says no. */
  @Bean
  Reanalyse reanalyse() {
    return reanalyse;
  }

  @Bean
  ReviewCalls reviewCalls() {
    return new ReviewCalls(
        editor, calls, calls, doNotCall, new FollowUpPolicy(Optional.empty()), audit, clock);
  }

  @Bean
  AskPermit askPermit() {
    return new AskPermit(editor, calls, ledger, lastLook, clock);
  }

  @Bean
  ReportLine reportLine() {
    return new ReportLine(editor, calls, ledger, doNotCall, clock);
  }

  @Bean
  LookAtDialling lookAtDialling() {
    return new LookAtDialling(unitOfWork, brakes, ledger, POLICY, () -> funds);
  }

  @Bean
  PlacingSettings placingSettings() {
    return PlacingSettings.within(20);
  }

  @Bean
  Intake intake() {
    return new Intake(new InMemoryOperationFigures(queue, clock), clock, Duration.ofSeconds(5));
  }

  @Bean
  LookAtOperation lookAtOperation() {
    return new LookAtOperation(
        unitOfWork, new InMemoryOperationFigures(queue, clock), nodes, brakes, ledger, calls);
  }

  @Bean
  PartsLately partsLately() {
    return parts;
  }

  @Bean
  StopDialling stopDialling() {
    return new StopDialling(unitOfWork, brakes, audit, clock);
  }

  @Bean
  ReleaseBrake releaseBrake() {
    return new ReleaseBrake(unitOfWork, brakes, queue, audit, clock);
  }

  @Bean
  BrowseUnknown browseUnknown() {
    return new BrowseUnknown(unitOfWork, ledger);
  }

  @Bean
  SettleAttempt settleAttempt() {
    return new SettleAttempt(editor, calls, ledger, audit, clock);
  }

  @Bean
  LookAtRestore lookAtRestore() {
    return new LookAtRestore(unitOfWork, ledger, brakes);
  }

  @Bean
  FreezeDialling freezeDialling() {
    return new FreezeDialling(unitOfWork, ledger, brakes, audit, clock);
  }

  @Bean
  HearRecording hearRecording() {
    return new HearRecording(calls, recordings, audit);
  }

  @Bean
  DeleteRecording deleteRecording() {
    return new DeleteRecording(editor, calls, recordings, audit, clock);
  }

  @Bean
  TelephonyAccount telephonyAccount() {
    return account;
  }

  @Bean
  SessionPlan sessionPlan() {
    return PLAN;
  }

  @Bean
  AccountLook accountLook() {
    return looks::incrementAndGet;
  }

  @Bean
  BrowseCalls browseCalls() {
    return new BrowseCalls(calls, calls, calls);
  }

  @Bean
  KeepDoNotCallList keepDoNotCallList() {
    return new KeepDoNotCallList(unitOfWork, doNotCall, audit, clock);
  }

  @Bean
  ImportDoNotCall importDoNotCall() {
    return new ImportDoNotCall(unitOfWork, doNotCall, audit, clock);
  }

  @Bean
  LookUpPerson lookUpPerson() {
    return new LookUpPerson(unitOfWork, calls, personalData, doNotCall, audit);
  }

  @Bean
  ErasePerson erasePerson() {
    return new ErasePerson(
        editor,
        calls,
        personalData,
        doNotCall,
        recordings,
        List.of((phone, _) -> forgotten.add(phone)),
        ids,
        audit,
        clock);
  }

  @Bean
  ExpireData expireData() {
    return new ExpireData(
        editor,
        calls,
        personalData,
        recordings,
        auditLog,
        new Retention(
            Duration.ofDays(90), Duration.ofDays(365), Duration.ZERO, Duration.ofDays(30)),
        audit,
        clock);
  }

  @Bean
  NoteRefusal noteRefusal() {
    return new NoteRefusal(unitOfWork, audit);
  }

  @Bean
  CheckTelephony checkTelephony() {
    return new CheckTelephony(account, unitOfWork, audit);
  }

  @Bean
  BrowseAudit browseAudit() {
    return new BrowseAudit(auditLog);
  }

  @Bean
  WatchCalls watchCalls() {
    return new WatchCalls(feed);
  }

  @Bean
  AccountRules accountRules() {
    return accounts.rules();
  }

  @Bean
  UseSecondFactor useSecondFactor(SecretSeal seal) {
    return new UseSecondFactor(accounts, seal, ids, clock);
  }

  @Bean
  SignIn signIn(PasswordHasher hasher, UseSecondFactor secondFactor) {
    return new SignIn(accounts, hasher, secondFactor, ids, clock);
  }

  @Bean
  ManageApiKeys manageApiKeys(UseSecondFactor secondFactor) {
    return new ManageApiKeys(accounts, secondFactor, ids, clock);
  }

  @Bean
  ManageUsers manageUsers(PasswordHasher hasher) {
    var manageUsers = new ManageUsers(accounts, hasher, ids, clock);
    var admin = manageUsers.addFirst(new Username("admin"), PASSWORD, false).orElseThrow();
    manageUsers.add(new Username("dilnoza"), PASSWORD, Role.OPERATOR, admin);
    manageUsers.add(new Username("analyst"), PASSWORD, Role.ANALYST, admin);
    return manageUsers;
  }

  @Bean
  SandboxOutbox sandboxOutbox() {
    return limit -> outbox.reversed().stream().limit(limit).toList();
  }

  /** An attempt that waits for a session, and what that session knows of it. */
  Session dialled(Call call) {
    var session = new Session(ids.attempt(), ids.ticket(), call.id(), "3141592653589793");
    unitOfWork.run(() -> {
      calls.add(call);
      ledger.intend(
          new DialAttempt(session.attempt(), call.id(), 1, call.request().phone()),
          session.ticket().hash());
      return call;
    });
    return session;
  }

  User user(String name) {
    return users.find(new Username(name)).orElseThrow();
  }

  static SandboxOutbox.Entry message(String id, Call call) {
    return new SandboxOutbox.Entry(
        id, Channel.SMS, call.request().phone(), "Спасибо!", CallBuilder.NOON, call.id());
  }
}
