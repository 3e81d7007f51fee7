import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Many browsers that watch all calls: one thread reads whatever is pushed to them, and looks into what comes to every
 * twentieth, spread over the order in which they came.
 */
final class Browsers implements AutoCloseable {
  private static final int LOOKED_INTO = 20;
  private static final Set<String> ENDS = Set.of("completed", "failed", "canceled");

  private final List<SocketChannel> channels = new ArrayList<>();
  private final Selector selector;
  private final Thread reader;
  private final List<Double> delays = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final CountDownLatch greeted;
  private volatile boolean closing;
  private volatile int refused;

  private Browsers(Http http, int count) throws IOException {
    selector = Selector.open();
    greeted = new CountDownLatch(Math.ceilDiv(count, LOOKED_INTO));
    // Of an answer in HTTP/1.0 nothing comes in chunks.
    var request = http.bytes("/api/events", "1.0");
    for (var i = 0; i < count; i++) {
      var channel = SocketChannel.open(new InetSocketAddress(http.base.getHost(), http.port()));
      channels.add(channel);
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, i % LOOKED_INTO == 0 ? new Browser() : new Idle());
    }
    reader = Thread.ofPlatform().daemon().name("browsers").start(this::read);
  }

  /** So many, all of whom are being told. */
  static Browsers open(Http http, int count) throws IOException, InterruptedException {
    var browsers = new Browsers(http, count);
    if (!browsers.greeted.await(60, TimeUnit.SECONDS) || browsers.refused > 0) {
      browsers.close();
      throw new IllegalStateException("%d event streams were refused".formatted(browsers.refused));
    }
    return browsers;
  }

  private class Idle {
    private boolean known;

    void take(String text) {
      if (!known) {
        known = true;
        if (!text.startsWith("200", 9)) {
          refused++;
        }
      }
    }
  }

  private final class Browser extends Idle {
    private final StringBuilder rest = new StringBuilder();
    private boolean welcome;

    @Override
    void take(String text) {
      super.take(text);
      rest.append(text);
      for (var end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
        var line = rest.substring(0, end);
        rest.delete(0, end + 1);
        if (line.startsWith("event: hello") || refused > 0) {
          welcome();
        } else if (line.startsWith("data: {\"")) {
          fact(line.substring("data: ".length()));
        }
      }
    }

    private void welcome() {
      if (!welcome) {
        welcome = true;
        greeted.countDown();
      }
    }
  }

  private void fact(String json) {
    var fact = Http.JSON.readTree(json);
    if (!fact.has("type")) {
      return;
    }
    if (isOurs(fact.get("type").asString())) {
      delays.add(Duration.between(Instant.parse(fact.get("at").asString()), Instant.now()).toNanos() / 1e6);
    }
    if (ENDS.contains(fact.get("status").asString())) {
      ended.add(fact.get("call_id").asString());
    }
  }

  /** Facts that HALO itself states, just before it commits them; those of the line carry the provider's time. */
  private static boolean isOurs(String type) {
    return type.equals("analyzed") || type.startsWith("followup_") || type.startsWith("lead_");
  }

  private void read() {
    var buffer = ByteBuffer.allocate(1 << 16);
    try {
      while (!closing) {
        selector.select(key -> read(key, buffer), 200);
      }
    } catch (IOException failed) {
      throw new IllegalStateException("the event streams cannot be read", failed);
    }
  }

  private static void read(SelectionKey key, ByteBuffer buffer) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        key.cancel();
        return;
      }
      if (key.attachment() instanceof Browser || !((Idle) key.attachment()).known) {
        ((Idle) key.attachment()).take(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      key.cancel();
    }
  }

  /** How long facts were under way, in milliseconds. */
  List<Double> delays() {
    return List.copyOf(delays);
  }

  /** Waits until so many calls have ended since the browsers were opened. */
  void awaitEnds(int calls, Duration patience) throws InterruptedException {
    var deadline = Instant.now().plus(patience);
    while (ended.size() < calls) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("%d of %d calls ended".formatted(ended.size(), calls));
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    closing = true;
    selector.wakeup();
    reader.join();
    for (var channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
