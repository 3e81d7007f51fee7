package ai.halo.adapter.persistence;

import ai.halo.domain.port.UnitOfWork;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction of the database, read committed: the guards against races are in the rows. */
final class JdbcUnitOfWork implements UnitOfWork {
  private final TransactionTemplate transactions;

  JdbcUnitOfWork(TransactionTemplate transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    return transactions.<T>execute(_ -> work.get());
  }

  /** Runs something once the open transaction is committed, and never when it is not. */
  static void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  /** How a transaction ended. */
  enum End {
    /** What was stored in it is there. */
    COMMITTED,
    /** Nothing of it is there. */
    ROLLED_BACK,
    /** Nobody knows: the answer to the commit was lost. */
    UNKNOWN;

    private static End of(int status) {
      return switch (status) {
        case TransactionSynchronization.STATUS_COMMITTED -> COMMITTED;
        case TransactionSynchronization.STATUS_ROLLED_BACK -> ROLLED_BACK;
        default -> UNKNOWN;
      };
    }
  }

  /** Runs something once the open transaction is over, whichever way it ended. */
  static void afterCompletion(Runnable action) {
    onEnd(_ -> action.run());
  }

  /** Runs something once the open transaction is over. */
  static void onEnd(Consumer<End> action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            action.accept(End.of(status));
          }
        });
  }
}
