package ai.halo.adapter.notify.mock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.notify.mock.KeyedJournal.Entry;
import ai.halo.adapter.notify.mock.KeyedJournal.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedJournalTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Path file;

  @BeforeEach
  void in(@TempDir Path folder) {
    file = folder.resolve("journal.jsonl");
  }

  @Test
  void remembersTheLatestKeysAndOfFewerTheContent() {
    try (var journal = open(new Limits(5, 2, 1 << 20))) {
      IntStream.rangeClosed(1, 8).forEach(i -> take(journal, i));
    }

    try (var journal = open(new Limits(5, 2, 1 << 20))) {
      assertThat(journal.idOf("key-3")).isEmpty();
      assertThat(journal.idOf("key-4")).contains("X-000004");
      assertThat(journal.latest(10)).extracting(Entry::id).containsExactly("X-000008", "X-000007");
    }
  }

  @Test
  void forgetsOnTheDiskWhatItForgetsInMemory() throws IOException {
    try (var journal = open(new Limits(5, 2, 1 << 20))) {
      IntStream.rangeClosed(1, 8).forEach(i -> take(journal, i));
    }

    open(new Limits(5, 2, 1 << 20)).close();

    assertThat(Files.readString(file))
        .contains("key-4", "key-8", "text 8", "text 7")
        .doesNotContain("key-3", "text 6");
  }

  @Test
  void forgetsAPersonInMemoryAndOnTheDiskAndKeepsTheKeys() throws IOException {
    try (var journal = open(Limits.USUAL);
        var other = open(Limits.USUAL)) {
      IntStream.rangeClosed(1, 3).forEach(i -> take(journal, i));

      other.forgetContents(message -> message.text().equals("text 2"));

      assertThat(Files.readString(file)).contains("key-2", "text 1").doesNotContain("text 2");
      assertThat(journal.latest(10)).extracting(Entry::id).containsExactly("X-000003", "X-000001");
      assertThat(take(journal, 2)).isEqualTo("X-000002");
    }
  }

  @Test
  void isSharedByProcessesThatEachKnowWhatTheOtherTook() {
    try (var one = open(Limits.USUAL);
        var other = open(Limits.USUAL)) {
      take(one, 1);

      assertThat(other.idOf("key-1")).contains("X-000001");
      assertThat(take(other, 1)).isEqualTo("X-000001");
      assertThat(take(other, 2)).isEqualTo("X-000002");
      assertThat(take(one, 3)).isEqualTo("X-000003");
      assertThat(one.latest(10)).hasSize(3);
    }
  }

  @Test
  void goesOnWithWhatAnotherProcessWroteAnew() throws IOException {
    try (var one = open(Limits.USUAL)) {
      take(one, 1);
      Files.writeString(file, "{\"key\":\"half", StandardOpenOption.APPEND);

      try (var other = open(Limits.USUAL)) {
        take(other, 2);

        assertThat(take(one, 2)).isEqualTo("X-000002");
        assertThat(take(one, 3)).isEqualTo("X-000003");
        assertThat(other.idOf("key-3")).contains("X-000003");
      }
    }
    assertThat(Files.readString(file)).doesNotContain("half").hasLineCount(3);
  }

  @Test
  void isWrittenAnewWhenItHasGrownLarge() throws IOException {
    try (var journal = open(new Limits(20, 10, 10_000))) {
      IntStream.rangeClosed(1, 1_000).forEach(i -> take(journal, i));

      assertThat(Files.size(file)).isLessThan(10_500);
      assertThat(journal.idOf("key-1000")).contains("X-001000");
    }
  }

  @Test
  void goesOnCountingThoughTheOldestAreForgotten() {
    try (var journal = open(new Limits(2, 1, 1 << 20))) {
      IntStream.rangeClosed(1, 4).forEach(i -> take(journal, i));
    }

    try (var journal = open(new Limits(2, 1, 1 << 20))) {
      assertThat(take(journal, 5)).isEqualTo("X-000005");
    }
  }

  @Test
  void givesEveryKeyOneIdHoweverManyAskAtATime() {
    try (var journal = open(Limits.USUAL);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 1_000).forEach(i -> threads.execute(() -> take(journal, i % 100)));
    }

    var entries = KeyedJournal.read(file, MessageJson.class);
    assertThat(entries).hasSize(100);
    assertThat(entries).extracting(Entry::id).doesNotHaveDuplicates();
    assertThat(entries).extracting(Entry::key).doesNotHaveDuplicates();
  }

  @Test
  void showsARefusedKeyToNobody() {
    try (var journal = open(Limits.USUAL)) {
      assertThat(journal.refuseOnce("key-1")).isTrue();
      assertThat(journal.refuseOnce("key-1")).isFalse();

      assertThat(journal.idOf("key-1")).isEmpty();
      assertThat(journal.latest(10)).isEmpty();
    }
    assertThat(KeyedJournal.read(file, MessageJson.class)).isEmpty();
  }

  @Test
  void doesNotRefuseAKeyItHasTaken() {
    try (var journal = open(Limits.USUAL)) {
      take(journal, 1);

      assertThat(journal.refuseOnce("key-1")).isFalse();
      assertThat(journal.idOf("key-1")).contains("X-000001");
    }
  }

  private KeyedJournal<MessageJson> open(Limits limits) {
    return new KeyedJournal<>(file, MessageJson.class, "X-", limits);
  }

  private static String take(KeyedJournal<MessageJson> journal, int no) {
    return journal.takeOnce(
        "key-" + no, () -> new MessageJson(new UUID(0, no), "+998901234561", "text " + no, NOON));
  }
}
