package ai.halo.adapter.persistence;

import ai.halo.domain.port.UnitOfWork;
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

  /** Runs something once the open transaction is over, whichever way it ended. */
  static void afterCompletion(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            action.run();
          }
        });
  }
}
