package ai.halo.domain.port;

import ai.halo.domain.followup.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages in memory. */
public final class InMemoryNotifier implements Notifier {
  private final Faults faults;
  private final Map<IdempotencyKey, Message> sent = new LinkedHashMap<>();
  private final Map<IdempotencyKey, Receipt> receipts = new LinkedHashMap<>();

  public InMemoryNotifier(InMemoryUnitOfWork unitOfWork) {
    this.faults = new Faults(unitOfWork);
  }

  /** Every message that went out, in the order in which they did. */
  public synchronized List<Message> sent() {
    return List.copyOf(sent.values());
  }

  /** The next request fails before anything happens. */
  public void failNext(PortFailure failure) {
    faults.failNext(failure);
  }

  /** The next request does what it asks for, and its answer is lost. */
  public void loseNextAnswer() {
    faults.loseNextAnswer();
  }

  @Override
  public Receipt send(Message message, IdempotencyKey key) {
    return faults.remotely(() -> sendOnce(message, key));
  }

  @Override
  public Optional<Receipt> find(IdempotencyKey key) {
    return faults.remotely(() -> receipt(key));
  }

  private synchronized Receipt sendOnce(Message message, IdempotencyKey key) {
    sent.putIfAbsent(key, message);
    return receipts.computeIfAbsent(
        key, _ -> new Receipt(Channel.SMS, "message-" + (receipts.size() + 1)));
  }

  private synchronized Optional<Receipt> receipt(IdempotencyKey key) {
    return Optional.ofNullable(receipts.get(key));
  }
}
