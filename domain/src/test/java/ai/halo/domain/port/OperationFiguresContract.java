package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.operation.Backlog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all counters of work keep to. */
public interface OperationFiguresContract {
  OperationFigures figures();

  WorkQueue queue();

  UnitOfWork unitOfWork();

  @Test
  default void countNothingWhereThereIsNoWork() {
    assertThat(figures().backlog()).isEqualTo(Backlog.NONE);
  }

  @Test
  default void countTheWorkThatIsDue() {
    var ids = new SeededIds(7);
    unitOfWork().run(() -> queue().enqueue(ids.call(), 1));
    unitOfWork().run(() -> queue().enqueue(ids.call(), 1));

    var backlog = figures().backlog();

    assertThat(backlog.due()).isEqualTo(2);
    assertThat(backlog.running()).isZero();
    assertThat(backlog.later()).isZero();
    assertThat(backlog.oldest()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  default void tellHowTheStoreIs() {
    var store = figures().store();

    assertThat(store.version()).isNotBlank();
    assertThat(store.bytes()).isPositive();
    assertThat(store.connections()).isBetween(1, store.mostConnections());
  }
}
