import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.Set;

/**
 * 2,000 browsers that listen, of which half vanish without a word again and again, some that read
 * nothing, and some that send half a request: nothing of them stays.
 */
final class ManyClients implements Faults.Part {
  private static final int BROWSERS = 2_000;
  private static final int SLOW = 50;
  private static final int HALF_OPEN = 100;

  private final Set<Socket> listening = ConcurrentHashMap.newKeySet();
  private final AtomicInteger events = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var folder = Files.createDirectories(options.work().resolve("clients"));
    var settings =
        List.of("--halo.mock.speed=50", "--halo.web.push.streams-per-user=5000", "--halo.web.push.streams=5000");
    var shape = new Cluster.Shape(1, folder.resolve("postgres"), options.launch());
    try (var cluster = Cluster.start(options, folder, settings, shape)) {
      var node = cluster.nodes().getFirst();
      var api = new Api(cluster.addresses());
      System.out.printf("%,d browsers, half of which vanish every 20 s, for %d minutes …%n", BROWSERS, options.soak().toMinutes());
      cycle(node, api, 0);
      vanish(listening.size());
      TimeUnit.SECONDS.sleep(30);
      var first = Look.at(options, node);
      var end = System.nanoTime() + options.soak().toNanos();
      var round = 0;
      while (System.nanoTime() < end) {
        cycle(node, api, ++round);
      }
      var held = listening.size();
      figures.judge("browsers that listened at the end", held, BROWSERS, held == BROWSERS);
      vanish(held);
      halfOpen(node, figures);
      TimeUnit.SECONDS.sleep(30);
      var last = Look.at(options, node);
      figures.tell("rounds in which half of them vanished", round);
      figures.tell("lines that they were sent", events);
      figures.judge("streams refused", refused, "0", refused.get() == 0);
      last.judgeSince(first, figures);
      figures.judge("readiness afterwards", node.readiness(), 200, node.readiness() == 200);
    }
  }

  /** Whoever is missing comes, calls are placed, and half vanish. */
  private void cycle(Node node, Api api, int round) throws Exception {
    var threads = new ArrayList<Thread>();
    for (var missing = BROWSERS - listening.size(); missing > 0; missing--) {
      var isSlow = missing <= SLOW;
      threads.add(Thread.ofVirtual().start(() -> listen(node, api.token(), isSlow)));
      if (missing % 50 == 0) {
        Thread.sleep(50);
      }
    }
    var wait = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (listening.size() < BROWSERS && System.nanoTime() < wait) {
      Thread.sleep(100);
    }
    for (var i = 0; i < 20; i++) {
      api.place("+99890%04d%02d1".formatted(round, i), "client-%d-%d".formatted(round, i));
      Thread.sleep(500);
    }
    if (round > 0) {
      Thread.sleep(5000);
    }
    vanish(BROWSERS / 2);
    var back = new ArrayList<Thread>();
    for (var missing = BROWSERS - listening.size(); missing > 0; missing--) {
      back.add(Thread.ofVirtual().start(() -> listen(node, api.token(), false)));
      if (missing % 50 == 0) {
        Thread.sleep(50);
      }
    }
    wait = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (listening.size() < BROWSERS && System.nanoTime() < wait) {
      Thread.sleep(100);
    }
  }

  private void vanish(int count) throws IOException {
    var gone = 0;
    for (var socket : listening) {
      if (gone++ >= count) {
        return;
      }
      listening.remove(socket);
      socket.setSoLinger(true, 0); // a reset, as of a machine that is gone
      socket.close();
    }
  }

  /** Reads what comes, or nothing, until its socket is closed. */
  private void listen(Node node, String token, boolean readsNothing) {
    var address = URI.create(node.address());
    try {
      var socket = new Socket();
      if (readsNothing) {
        socket.setReceiveBufferSize(4096);
      }
      socket.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()), 20_000);
      socket
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(address.getHost(), address.getPort(), token)
                  .getBytes(StandardCharsets.US_ASCII));
      if (readsNothing) {
        listening.add(socket);
        return;
      }
      var in = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
      var status = in.readLine();
      if (status == null || !status.contains(" 200")) {
        refused.incrementAndGet();
        socket.close();
        return;
      }
      listening.add(socket);
      while (in.readLine() != null) {
        events.incrementAndGet();
      }
      listening.remove(socket);
      socket.close();
    } catch (IOException gone) {
      // it vanished, as it was to
    }
  }

  /** Sends half a request each, and waits until it is told to go. */
  private static void halfOpen(Node node, Figures figures) throws Exception {
    var address = URI.create(node.address());
    var sockets = new ArrayList<Socket>();
    for (var i = 0; i < HALF_OPEN; i++) {
      var socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(90_000);
      socket.getOutputStream().write("POST /api/calls HTTP/1.1\r\nHost: x\r\nContent-Le".getBytes(StandardCharsets.US_ASCII));
      sockets.add(socket);
    }
    var began = System.nanoTime();
    var dropped = 0;
    for (var socket : sockets) {
      try {
        while (socket.getInputStream().read() >= 0) {
          // what it is told on its way out
        }
        dropped++;
      } catch (java.net.SocketTimeoutException still) {
        // it was not
      } catch (IOException reset) {
        dropped++;
      }
      socket.close();
    }
    var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    figures.judge("half requests dropped", "%d in %d s".formatted(dropped, seconds), HALF_OPEN + " in 90 s", dropped == HALF_OPEN);
  }
}
