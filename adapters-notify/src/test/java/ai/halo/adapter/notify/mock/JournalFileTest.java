package ai.halo.adapter.notify.mock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  private Path file;

  @BeforeEach
  void inAFolderThatIsNotThere(@TempDir Path folder) {
    file = folder.resolve("deep/er/journal.jsonl");
  }

  @Test
  void handsOverWhatWasWrittenInItsOrder() {
    write("first", "второй", "");

    assertThat(lines()).containsExactly("first", "второй", "");
  }

  @Test
  void cutsOffHalfALineAndGoesOnBehindTheLastWholeOne() throws IOException {
    write("first", "second");
    Files.writeString(file, "{\"half\":", UTF_8, StandardOpenOption.APPEND);

    write("third");

    assertThat(lines()).containsExactly("first", "second", "third");
  }

  @Test
  void leavesAFileAloneThatIsOnlyRead() throws IOException {
    write("first");
    Files.writeString(file, "half", UTF_8, StandardOpenOption.APPEND);
    var read = new ArrayList<String>();

    JournalFile.read(file, read::add);

    assertThat(read).containsExactly("first");
    assertThat(Files.readString(file)).isEqualTo("first\nhalf");
  }

  @Test
  void passesOverALineOfAbsurdLength() throws IOException {
    write("first");
    Files.writeString(file, "x".repeat(1_000_001) + "\n", UTF_8, StandardOpenOption.APPEND);

    write("second");

    assertThat(lines()).containsExactly("first", "second");
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "first\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    write("second");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void putsOtherLinesInThePlaceOfAll() throws IOException {
    try (var journal = JournalFile.open(file, _ -> {})) {
      journal.append("first");
      journal.append("second");

      journal.replaceBy(List.of("second"));
      journal.append("third");
      journal.force();
    }

    assertThat(lines()).containsExactly("second", "third");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void isNotHurtByAnInterruptedWriter() {
    try (var journal = JournalFile.open(file, _ -> {})) {
      Thread.currentThread().interrupt();
      journal.append("interrupted");
      journal.force();
      assertThat(Thread.interrupted()).isTrue();

      assertThatNoException().isThrownBy(() -> journal.append("later"));
    }

    assertThat(lines()).containsExactly("interrupted", "later");
  }

  @Test
  void keepsTheLinesOfManyWritersWhole() {
    try (var journal = JournalFile.open(file, _ -> {});
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 2_000)
          .forEach(i ->
              threads.execute(() -> {
                journal.append("line-%d".formatted(i));
                journal.force();
              }));
    }

    assertThat(lines())
        .hasSize(2_000)
        .doesNotHaveDuplicates()
        .allMatch(line -> line.matches("line-\\d+"));
  }

  @Test
  void saysSoWhenItCannotBeWritten() {
    var journal = JournalFile.open(file, _ -> {});
    journal.close();

    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> journal.append("x"));
  }

  private void write(String... lines) {
    try (var journal = JournalFile.open(file, _ -> {})) {
      List.of(lines).forEach(journal::append);
      journal.force();
    }
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    JournalFile.open(file, lines::add).close();
    return lines;
  }
}
