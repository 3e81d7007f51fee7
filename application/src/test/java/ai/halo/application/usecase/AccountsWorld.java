package ai.halo.application.usecase;

import ai.halo.application.Accounts;
import ai.halo.application.Audit;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.AccountRules;
import ai.halo.domain.account.PasswordPolicy;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.Username;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.port.AuditLog;
import ai.halo.domain.port.InMemoryApiKeys;
import ai.halo.domain.port.InMemoryAuditLog;
import ai.halo.domain.port.InMemorySecondFactors;
import ai.halo.domain.port.InMemorySignIns;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.InMemoryUsers;
import ai.halo.domain.port.PasswordHasher;
import ai.halo.domain.port.PlainPasswordHasher;
import ai.halo.domain.port.PlainSecretSeal;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users, and everything about them, in memory. */
final class AccountsWorld {
  static final String PASSWORD = "correct horse battery";

  final TestClock clock = new TestClock(CallBuilder.NOON);
  final SeededIds ids = new SeededIds(7);
  final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  final InMemoryAuditLog auditLog = new InMemoryAuditLog(unitOfWork, clock);

  /** An administrator who is kept nowhere. */
  final User chief =
      new User(ids.user(), new Username("chief"), "", false, Role.ADMIN, true, 0, clock.instant());

  final CountingHasher hasher = new CountingHasher(unitOfWork);
  final Accounts accounts;
  final UseSecondFactor secondFactor;
  final SignIn signIn;
  final ManageUsers manageUsers;
  final ManageApiKeys apiKeys;

  AccountsWorld() {
    this(AccountPolicy.EASY);
  }

  AccountsWorld(AccountPolicy policy) {
    this.accounts =
        new Accounts(
            unitOfWork,
            new InMemoryUsers(),
            new InMemorySignIns(),
            new InMemorySecondFactors(),
            new InMemoryApiKeys(),
            new AccountRules(policy, new PasswordPolicy(Set.of("letmein"))),
            new Audit(auditLog, RequestOrigin.NONE, clock));
    this.secondFactor = new UseSecondFactor(accounts, new PlainSecretSeal(), ids, clock);
    this.signIn = new SignIn(accounts, hasher, secondFactor, ids, clock);
    this.manageUsers = new ManageUsers(accounts, hasher, ids, clock);
    this.apiKeys = new ManageApiKeys(accounts, secondFactor, ids, clock);
  }

  User administrator(String name) {
    return user(name, Role.ADMIN);
  }

  User operator(String name) {
    return user(name, Role.OPERATOR);
  }

  private User user(String name, Role role) {
    var user = manageUsers.add(new Username(name), PASSWORD, role, chief).orElseThrow();
    return manageUsers.changePassword(user.id(), PASSWORD, PASSWORD + " " + name).orElseThrow();
  }

  /** What the audit log tells, oldest first. */
  List<AuditAction> noted() {
    return auditLog.page(AuditLog.Filter.ALL, Optional.empty(), 100).entries().reversed().stream()
        .map(numbered -> numbered.entry().action())
        .toList();
  }

  User now(User user) {
    return accounts.users().find(user.id()).orElseThrow();
  }

  /** Counts how often a password is looked at, and refuses to inside a transaction. */
  static final class CountingHasher implements PasswordHasher {
    final List<String> looks = new ArrayList<>();
    private final PlainPasswordHasher plain = new PlainPasswordHasher();
    private final InMemoryUnitOfWork unitOfWork;

    private CountingHasher(InMemoryUnitOfWork unitOfWork) {
      this.unitOfWork = unitOfWork;
    }

    @Override
    public String hash(String password) {
      unitOfWork.refuseRemoteCalls();
      return plain.hash(password);
    }

    @Override
    public boolean matches(String password, String hash) {
      unitOfWork.refuseRemoteCalls();
      looks.add(hash);
      return plain.matches(password, hash);
    }
  }
}
