package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the queue carries.
 *
 * @param tried how often the step at hand was tried
 * @param waits whether it waits for something that may be over before its pause is
 */
record CallWork(CallId call, int tried, boolean waits) {
  /** What stands at the end of rows that may be recalled. */
  static final String WAITING = " waiting";

  CallWork(CallId call, int tried) {
    this(call, tried, false);
  }

  /** Work that waits for something, and may be recalled when that is over. */
  static CallWork waiting(CallId call, int tried) {
    return new CallWork(call, tried, true);
  }

  /**
   * {@code <call id> <tried>}, and {@code waiting} where it waits, in ASCII: readable in the table,
   * and nothing to deserialize. Chores carry nothing.
   */
  static final Serializer TEXT =
      new Serializer() {
        @Override
        public byte[] serialize(@Nullable Object data) {
          var text = data instanceof CallWork work ? work.text() : "";
          return text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte[] bytes) {
          return type == CallWork.class ? type.cast(read(bytes)) : null;
        }
      };

  private String text() {
    return call + " " + tried + (waits ? WAITING : "");
  }

  private static CallWork read(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.US_ASCII);
    var parts = text.split(" ", -1);
    var tried = Integer.parseInt(parts[1]);
    return new CallWork(new CallId(UUID.fromString(parts[0])), tried, text.endsWith(WAITING));
  }
}
