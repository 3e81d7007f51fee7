import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists, single calls and figures, as any server with HALO's addresses answers them. */
final class Requests {
  private static final int TIMES = 200;
  private static final Duration WARM = Duration.ofSeconds(5);
  private static final Duration LOAD = Duration.ofSeconds(5);

  private final Http http;
  private final Options options;
  private final Figures figures;

  Requests(Http http, Options options, Figures figures) {
    this.http = http;
    this.options = options;
    this.figures = figures;
  }

  void run() throws Exception {
    var total = http.json("/api/calls?limit=1");
    var all = total.has("total") ? total.get("total").asLong() : options.calls();
    var from = Instant.now().minus(Duration.ofDays(90)).toString();
    latencies("first page of %,d calls".formatted(all), "/api/calls?limit=50");
    latencies("first page, one disposition", "/api/calls?limit=50&disposition=interested");
    latencies("first page, a status that no call has", "/api/calls?limit=50&status=failed");
    latencies("first page, language and CRM", "/api/calls?limit=50&language=uz&crm_status=added");
    latencies("first page, since 30 days ago", "/api/calls?limit=50&from=" + Instant.now().minus(Duration.ofDays(30)));
    latencies("first page, three digits of a number", "/api/calls?limit=50&q=777");
    latencies("first page, seven digits of a number", "/api/calls?limit=50&q=0012345");
    figures.attempt("pages from the middle of the list", this::pages);
    latencies("figures of 14 days", "/api/analytics?tz=Asia/Tashkent");
    latencies("figures of all %,d calls".formatted(all), "/api/analytics?tz=Asia/Tashkent&from=" + from);
    rate("first pages a second", "/api/calls?limit=50");
    rate("figures of all calls a second", "/api/analytics?tz=Asia/Tashkent&from=" + from);
    figures.attempt("single calls a second", () -> rate("single calls a second", newestCall()));
  }

  /** One that has ended with a talk, where there is one. */
  private String newestCall() throws Exception {
    var page = http.json("/api/calls?limit=1&disposition=interested");
    var items = page.isArray() ? page : page.get("items");
    if (items.isEmpty()) {
      throw new IllegalStateException("there is no call");
    }
    return "/api/calls/" + items.get(0).get("id").asString();
  }

  private void latencies(String what, String path) throws Exception {
    figures.attempt(what, () -> {
      try (var loop = http.new Loop(path)) {
        for (var i = 0; i < TIMES / 4; i++) {
          loop.once();
        }
        var times = new ArrayList<Double>();
        for (var i = 0; i < TIMES; i++) {
          times.add(millis(loop));
        }
        figures.put(what, times);
      }
    });
  }

  private static double millis(Http.Loop loop) throws Exception {
    var began = System.nanoTime();
    loop.once();
    return (System.nanoTime() - began) / 1e6;
  }

  /** Every page by the cursor of the one before. */
  private void pages() throws Exception {
    var times = new ArrayList<Double>();
    var cursor = "";
    for (var i = 0; i < TIMES; i++) {
      var began = System.nanoTime();
      var page = http.json("/api/calls?limit=50" + cursor);
      times.add((System.nanoTime() - began) / 1e6);
      if (!page.has("next_cursor") || page.get("next_cursor").isNull()) {
        throw new IllegalStateException("there is no cursor");
      }
      cursor = "&cursor=" + page.get("next_cursor").asString();
    }
    figures.put("pages 1 to %d, each by the cursor of the one before".formatted(TIMES), times);
  }

  private void rate(String what, String path) throws Exception {
    figures.attempt(what, () -> {
      load(path, WARM);
      var times = load(path, LOAD);
      figures.put(
          "%s, %d at once".formatted(what, options.atOnce()),
          "%.0f/s   %s".formatted(times.size() / (double) LOAD.toSeconds(), Figures.percentiles(times)));
    });
  }

  private List<Double> load(String path, Duration length) throws Exception {
    var end = System.nanoTime() + length.toNanos();
    return together(options.atOnce(), () -> {
      var times = new ArrayList<Double>();
      try (var loop = http.new Loop(path)) {
        while (System.nanoTime() < end) {
          times.add(millis(loop));
        }
      }
      return times;
    });
  }

  private static List<Double> together(int clients, Callable<List<Double>> client) throws Exception {
    var all = new ArrayList<Double>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Double>> times : threads.invokeAll(Collections.nCopies(clients, client))) {
        all.addAll(times.get());
      }
    }
    return all;
  }

  /** Places calls as fast as they are accepted, and waits for their ends. */
  void place() throws Exception {
    var next = new AtomicInteger();
    var refused = new AtomicInteger();
    try (var browsers = Browsers.open(http, 1)) {
      var began = System.nanoTime();
      var times =
          together(options.atOnce(), () -> {
            var own = new ArrayList<Double>();
            for (var i = next.getAndIncrement(); i < options.placed(); i = next.getAndIncrement()) {
              var start = System.nanoTime();
              if (http.place("+99893%06d1".formatted(i)).statusCode() / 100 == 2) {
                own.add((System.nanoTime() - start) / 1e6);
              } else {
                refused.incrementAndGet();
              }
            }
            return own;
          });
      var accepted = (System.nanoTime() - began) / 1e9;
      figures.put(
          "calls accepted a second, %d at once".formatted(options.atOnce()),
          "%.0f/s   %s   %d refused".formatted(times.size() / accepted, Figures.percentiles(times), refused.get()));
      browsers.awaitEnds(times.size(), Duration.ofMinutes(5));
      var all = (System.nanoTime() - began) / 1e9;
      figures.put(
          "calls a second from the first request to the last end",
          "%.0f/s   %d calls in %.1f s".formatted(times.size() / all, times.size(), all));
    }
  }

  /** A few calls while many watch. */
  void push(int browsers, int calls, Duration pause) throws Exception {
    try (var watching = Browsers.open(http, browsers)) {
      for (var i = 0; i < calls; i++) {
        var answer = http.place("+99891%06d1".formatted(browsers * 100 + i));
        if (answer.statusCode() / 100 != 2) {
          throw new IllegalStateException("placing a call was answered " + answer.statusCode());
        }
        Thread.sleep(pause);
      }
      watching.awaitEnds(calls, Duration.ofMinutes(3));
      var delays = watching.delays();
      figures.put("a status change at %s, %d looked at".formatted(
          browsers == 1 ? "one browser" : "%,d browsers".formatted(browsers), delays.size()), delays);
    }
  }
}
