package ai.halo.adapter.persistence.embedded;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** {@code kill -9}, waited for. */
final class Kill {
  private Kill() {}

  static void now(ProcessHandle process) {
    process.destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
  }

  static void now(long pid) {
    ProcessHandle.of(pid).ifPresent(Kill::now);
  }
}
