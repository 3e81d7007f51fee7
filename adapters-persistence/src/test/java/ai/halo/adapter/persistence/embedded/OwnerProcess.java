package ai.halo.adapter.persistence.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Another node: a Java process that owns a data directory until it is killed, without any chance to
 * tidy up.
 *
 * @param process the other node
 * @param serverPid the process of its PostgreSQL
 */
record OwnerProcess(Process process, long serverPid) implements AutoCloseable {

  static OwnerProcess start(Path directory) throws IOException {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OwnerProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var lines =
        new BufferedReader(
            new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new OwnerProcess(
        process,
        lines
            .lines()
            .filter(line -> line.startsWith("server "))
            .mapToLong(line -> Long.parseLong(line.substring("server ".length())))
            .findFirst()
            .orElseThrow(() -> new UncheckedIOException(new IOException("no server started"))));
  }

  public static void main(String[] arguments) throws InterruptedException {
    var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(Path.of(arguments[0])));
    System.out.println("server " + postgres.pid());
    new CountDownLatch(1).await();
  }

  long pid() {
    return process.pid();
  }

  /** {@code kill -9}; returns when the process is gone. */
  void kill() {
    Kill.now(process.toHandle());
  }

  @Override
  public void close() {
    kill();
  }
}
