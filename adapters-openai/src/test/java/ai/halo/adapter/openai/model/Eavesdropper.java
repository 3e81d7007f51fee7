package ai.halo.adapter.openai.model;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Hears all that is logged or printed at the finest level, whoever does it, until it is closed. */
final class Eavesdropper implements AutoCloseable {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AppenderBase<ILoggingEvent> appender = new Appender();
  private final Handler handler = new JulHandler();
  private final java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");

  Eavesdropper() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    handler.setLevel(java.util.logging.Level.ALL);
    jul.addHandler(handler);
    jul.setLevel(java.util.logging.Level.ALL);
    var both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
  }

  /** All that was heard. */
  String heard() {
    return String.join("\n", heard) + printed.toString(StandardCharsets.UTF_8);
  }

  /** A throwable as the chattiest log would have it: causes, suppressed ones and all. */
  static String whole(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    jul.removeHandler(handler);
    jul.setLevel(java.util.logging.Level.INFO);
    root.detachAppender(appender);
    root.setLevel(level);
  }

  private final class Appender extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      heard.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        heard.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
  }

  private final class JulHandler extends Handler {
    @Override
    public void publish(LogRecord event) {
      heard.add(String.valueOf(event.getMessage()));
      if (event.getThrown() != null) {
        heard.add(whole(event.getThrown()));
      }
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // There is nothing to give back.
    }
  }
}
