package ai.halo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryKeyTest {
  @TempDir Path directory;

  @Test
  void isMadeOnceAndKept() throws IOException {
    var made = DataDirectoryKey.of(directory.resolve("new"), "a.key");

    assertThat(made).hasSize(32);
    assertThat(DataDirectoryKey.of(directory.resolve("new"), "a.key")).isEqualTo(made);
    assertThat(DataDirectoryKey.of(directory.resolve("new"), "b.key")).isNotEqualTo(made);
    try (var files = Files.list(directory.resolve("new"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void isReadByItsOwnerAlone() throws IOException {
    DataDirectoryKey.of(directory, "a.key");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("a.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedOneIsNamedAndNotReplaced() throws IOException {
    Files.writeString(directory.resolve("a.key"), "short");

    assertThatIOException()
        .isThrownBy(() -> DataDirectoryKey.of(directory, "a.key"))
        .withMessageContaining("a.key");
  }
}
