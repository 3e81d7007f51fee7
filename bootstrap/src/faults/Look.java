import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a process holds after it has thrown away what it could. */
record Look(long threads, long files, long heap, long resident) {
  static Look at(Options options, Node node) throws Exception {
    var jcmd = Path.of(options.launch().getFirst()).resolveSibling("jcmd").toString();
    var pid = Long.toString(node.pid());
    for (var i = 0; i < 2; i++) {
      new ProcessBuilder(jcmd, pid, "GC.run").redirectErrorStream(true).start().waitFor();
    }
    var info = new String(new ProcessBuilder(jcmd, pid, "GC.heap_info").start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var used = 0L;
    var matcher = Pattern.compile("(?:DefNew|Tenured|def new generation|tenured generation)\\s.*?used (\\d+)K").matcher(info);
    while (matcher.find()) {
      used += Long.parseLong(matcher.group(1));
    }
    var process = Path.of("/proc", pid);
    var resident = 0L;
    for (var line : Files.readAllLines(process.resolve("status"))) {
      if (line.startsWith("VmRSS")) {
        resident = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    try (var files = Files.list(process.resolve("fd"));
        var threads = Files.list(process.resolve("task"))) {
      return new Look(threads.count(), files.count(), used / 1024, resident);
    }
  }

  /** Nothing of what came and went meanwhile may be left. */
  void judgeSince(Look first, Figures figures) {
    figures.judge("threads before and after", first.threads + " → " + threads, "20 more at most", threads - first.threads <= 20);
    figures.judge("open files before and after", first.files + " → " + files, "20 more at most", files - first.files <= 20);
    figures.judge("heap in use before and after, in MB", first.heap + " → " + heap, "20 more at most", heap - first.heap <= 20);
    figures.tell("resident before and after, in MB", first.resident + " → " + resident);
  }
}
