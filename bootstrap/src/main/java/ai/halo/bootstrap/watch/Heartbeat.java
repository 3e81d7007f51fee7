package ai.halo.bootstrap.watch;

import ai.halo.domain.port.Nodes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tells every few seconds that this node is alive, and at its end that it is no more. */
final class Heartbeat implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final Nodes nodes;
  private final String name;
  private final String version;
  private final Duration every;
  private volatile CountDownLatch ends = new CountDownLatch(1);
  private @Nullable Thread thread;

  Heartbeat(Nodes nodes, String name, String version, Duration every) {
    this.nodes = nodes;
    this.name = name;
    this.version = version;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    ends = new CountDownLatch(1);
    thread = Thread.ofVirtual().name("heartbeat").start(this::beat);
  }

  private void beat() {
    var silent = false;
    try {
      do {
        silent = !told(silent);
      } while (!ends.await(every.toMillis(), TimeUnit.MILLISECONDS));
      nodes.gone(name);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException away) {
      LOG.debug("This node ends without a word: {}", away.getClass().getName());
    }
  }

  private boolean told(boolean wasSilent) {
    try {
      nodes.alive(name, version);
      return true;
    } catch (RuntimeException away) {
      if (!wasSilent) {
        LOG.warn("This node cannot tell that it is alive: {}", away.getClass().getName());
      }
      return false;
    }
  }

  @Override
  public synchronized void stop() {
    ends.countDown();
    try {
      if (thread != null) {
        thread.join(LONGEST_END);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
