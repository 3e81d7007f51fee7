package ai.halo.adapter.notify.mock;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that only grows, readable by its owner alone.
 *
 * <p>A line that {@link #append} has taken survives the death of this process, one that {@link
 * #force} has confirmed that of the machine. The half of a line that a death leaves behind is cut
 * off when the file is opened or caught up with. Several processes may have it open: whoever
 * appends or replaces does so {@link #alone}, and {@link #catchUp catches up} first.
 *
 * <p>Two modules have a class like this each: adapters do not know each other, and neither the
 * domain nor the application is a place for files.
 */
final class JournalFile implements Closeable {
  /** Longer lines are no work of this class and are passed over. */
  private static final int LONGEST_LINE = 1_000_000;

  private final Path file;
  private final Object forcing = new Object();

  /** Not a channel: that one is closed for everybody when one thread is interrupted in it. */
  private RandomAccessFile access;

  /** Which file that is, whatever name it has by now. */
  private @Nullable Object identity;

  private long end;
  private boolean torn;
  private long appended;
  private long forced;

  private JournalFile(Path file, RandomAccessFile access) {
    this.file = file;
    this.access = access;
    this.identity = identity(file);
  }

  /**
   * Does something while no other process does anything of this to the file.
   *
   * @throws UncheckedIOException when that cannot be found out; nothing was done then
   */
  static <T> T alone(Path file, Supplier<T> work) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var name = file.resolveSibling(file.getFileName() + ".lock");
      // Opened each time, since whoever is interrupted while he waits for a lock closes it.
      try (var guard = FileChannel.open(name, CREATE, WRITE);
          var _ = guard.lock()) {
        return work.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what other processes wrote since; to be done {@link #alone}.
   *
   * @param anew told first where another put other lines in the place of all: all of them follow
   * @param reader is handed each whole line, the oldest first
   * @throws UncheckedIOException when it cannot be read
   */
  synchronized void catchUp(Runnable anew, Consumer<String> reader) {
    try {
      var now = identity(file);
      if (!Objects.equals(now, identity)) {
        access.close();
        access = access(file);
        identity = now;
        end = 0;
        anew.run();
      }
      if (access.length() > end) {
        end = read(file, end, reader);
        access.setLength(end);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object identity(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens the file, and makes it and its folder where they are missing.
   *
   * @param reader is handed each whole line, the oldest first
   * @throws UncheckedIOException when the file cannot be read or written
   */
  static JournalFile open(Path file, Consumer<String> reader) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var journal = new JournalFile(file, access(file));
      journal.end = read(file, reader);
      journal.access.setLength(journal.end);
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands over each whole line, the oldest first, and leaves the file as it is.
   *
   * @return where the last whole line ends, in bytes
   */
  static long read(Path file, Consumer<String> reader) {
    return read(file, 0, reader);
  }

  private static long read(Path file, long from, Consumer<String> reader) {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      in.skipNBytes(from);
      var line = new ByteArrayOutputStream();
      var read = from;
      var whole = from;
      for (var b = in.read(); b >= 0; b = in.read()) {
        read++;
        if (b == '\n') {
          whole = read;
          if (line.size() < LONGEST_LINE) {
            reader.accept(line.toString(StandardCharsets.UTF_8));
          }
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(b);
        }
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a line, wholly or not at all.
   *
   * @throws UncheckedIOException when it could not be written; the next line takes its place then
   */
  synchronized void append(String line) {
    var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (torn) {
        access.setLength(end);
      }
      torn = true;
      access.seek(end);
      access.write(bytes);
      torn = false;
      end += bytes.length;
      appended++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until everything appended so far is on the disk. Who comes while another waits shares the
   * next wait with all others.
   */
  void force() {
    var mine = appended();
    synchronized (forcing) {
      if (forced >= mine) {
        return;
      }
      var all = appended();
      try {
        current().getFD().sync();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      forced = all;
    }
  }

  /**
   * Puts other lines in the place of all there are, wholly or not at all.
   *
   * @throws UncheckedIOException when they could not be written; the file is as it was then
   */
  void replaceBy(Iterable<String> lines) {
    synchronized (forcing) {
      synchronized (this) {
        try {
          replace(lines);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void replace(Iterable<String> lines) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var replacement = new JournalFile(fresh, access(fresh));
    try {
      lines.forEach(replacement::append);
      replacement.access.getFD().sync();
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      replacement.access.close();
      throw e;
    }
    var old = access;
    access = replacement.access;
    identity = replacement.identity;
    end = replacement.end;
    torn = false;
    forced = appended;
    old.close();
  }

  /** How long the file is, in bytes. */
  synchronized long size() {
    return end;
  }

  @Override
  public synchronized void close() {
    try {
      access.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized long appended() {
    return appended;
  }

  private synchronized RandomAccessFile current() {
    return access;
  }

  private static RandomAccessFile access(Path file) throws IOException {
    var view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null) {
      var owner = PosixFilePermissions.fromString("rw-------");
      if (Files.notExists(file)) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      }
      Files.setPosixFilePermissions(file, owner);
    }
    return new RandomAccessFile(file.toFile(), "rw");
  }
}
