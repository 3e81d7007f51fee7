package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.CallBuilder;
import org.junit.jupiter.api.Test;

/** What every unit of work keeps to. */
public interface UnitOfWorkContract {
  UnitOfWork unitOfWork();

  CallRepository calls();

  @Test
  default void answersWhatTheWorkAnswers() {
    String answer = unitOfWork().run(() -> "done");

    assertThat(answer).isEqualTo("done");
  }

  @Test
  default void keepsNothingOfWorkThatThrows() {
    var first = CallBuilder.aCall().build();
    var second = CallBuilder.aCall().build();

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  calls().add(first);
                  calls().add(second);
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(calls().find(first.id())).isEmpty();
    assertThat(calls().find(second.id())).isEmpty();
  }

  @Test
  default void joinsTheTransactionThatIsOpen() {
    var inner = CallBuilder.aCall().build();

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  unitOfWork().run(() -> calls().add(inner));
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(calls().find(inner.id())).isEmpty();
  }

  @Test
  default void seesItsOwnChangesBeforeTheyAreCommitted() {
    var call = CallBuilder.aCall().build();

    var seen =
        unitOfWork()
            .run(() -> {
              calls().add(call);
              return calls().find(call.id());
            });

    assertThat(seen).isPresent();
  }
}
