package ai.halo.adapter.notify.mock;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.IdempotencyKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what the mocks got, by their own journals: the proof that nothing was sent or recorded
 * twice.
 *
 * <p>The journals may be in use and are left as they are. They hold the latest 100,000 keys and the
 * phone numbers of at least the latest 1,000. A directory without a journal holds nothing.
 */
public final class MockReceived {
  private MockReceived() {}

  /**
   * Something that was taken.
   *
   * @param id the mock's name for it
   * @param phone whose number it was for; empty when that is forgotten
   */
  public record Received(IdempotencyKey key, String id, Optional<PhoneNumber> phone) {}

  /**
   * Every message, the oldest first.
   *
   * @param directory {@code halo.mock.directory}
   * @throws java.io.UncheckedIOException when the journal cannot be read
   */
  public static List<Received> messages(Path directory) {
    return read(MockNotifier.journal(directory), MessageJson.class, MessageJson::to);
  }

  /**
   * Every lead, the oldest first.
   *
   * @param directory {@code halo.mock.directory}
   * @throws java.io.UncheckedIOException when the journal cannot be read
   */
  public static List<Received> leads(Path directory) {
    return read(MockCrm.journal(directory), LeadJson.class, LeadJson::phone);
  }

  private static <T> List<Received> read(Path journal, Class<T> type, Function<T, String> phone) {
    if (!Files.exists(journal)) {
      return List.of();
    }
    return KeyedJournal.read(journal, type).stream()
        .map(entry ->
            new Received(
                new IdempotencyKey(entry.key()),
                entry.id(),
                entry.content().map(phone).map(PhoneNumber::new)))
        .toList();
  }
}
