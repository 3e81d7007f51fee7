package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.contact.PhoneNumber;
import org.junit.jupiter.api.Test;

class InMemoryNotifierTest implements NotifierContract {
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryNotifier notifier = new InMemoryNotifier(unitOfWork);

  @Override
  public Notifier notifier() {
    return notifier;
  }

  @Override
  public long received(PhoneNumber by) {
    return notifier.sent().stream().filter(message -> message.to().equals(by)).count();
  }

  @Test
  void failsOnDemandBeforeAnythingHappens() {
    var message = NotifierContract.message("+998901234561");
    notifier.failNext(new PortFailure.Unavailable("sms.down", "it does not answer"));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> notifier.send(message, NotifierContract.key(message)));

    assertThat(notifier.find(NotifierContract.key(message))).isEmpty();
  }

  @Test
  void losesAnAnswerOnDemandAfterTheEffect() {
    var message = NotifierContract.message("+998901234561");
    notifier.loseNextAnswer();

    assertThatExceptionOfType(PortFailure.InDoubt.class)
        .isThrownBy(() -> notifier.send(message, NotifierContract.key(message)));

    assertThat(notifier.find(NotifierContract.key(message))).isPresent();
  }

  @Test
  void isNotToBeCalledInsideATransaction() {
    var message = NotifierContract.message("+998901234561");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> unitOfWork.run(() -> notifier.send(message, NotifierContract.key(message))));
  }
}
