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
 */
record CallWork(CallId call, int tried) {

  /**
   * {@code <call id> <tried>}, in ASCII: readable in the table, and nothing to deserialize. Chores
   * carry nothing.
   */
  static final Serializer TEXT =
      new Serializer() {
        @Override
        public byte[] serialize(@Nullable Object data) {
          var text = data instanceof CallWork work ? work.call() + " " + work.tried() : "";
          return text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte[] bytes) {
          return type == CallWork.class ? type.cast(read(bytes)) : null;
        }
      };

  private static CallWork read(byte[] bytes) {
    var parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
    return new CallWork(new CallId(UUID.fromString(parts[0])), Integer.parseInt(parts[1]));
  }
}
