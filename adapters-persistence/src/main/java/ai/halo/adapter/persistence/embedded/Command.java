package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program of the operating system or of PostgreSQL, in plain English and UTC whatever
 * the user's locale.
 *
 * @param exit the exit code
 * @param output what it said, on either stream
 */
record Command(int exit, String output) {

  /** Runs to the end. Fails with {@link IOException} if it cannot start or outlives the limit. */
  static Command run(List<String> line, Duration limit) throws IOException {
    var process = start(line);
    var output = CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(line.getFirst() + " did not finish within " + limit);
      }
      return new Command(process.exitValue(), output.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + line.getFirst(), interrupted);
    } catch (ExecutionException | java.util.concurrent.TimeoutException unreadable) {
      throw new IOException("the output of " + line.getFirst() + " is unreadable", unreadable);
    }
  }

  /** Starts without waiting; the output must be read or the program may block. */
  static Process start(List<String> line) throws IOException {
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    // PGDATA, PGPORT and their kind belong to somebody else's server.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  static String read(Process process) {
    try (var stream = process.getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      return "";
    }
  }
}
