package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a row of the queue carries.
 *
 * @param tried how often the step at hand was tried
 */
record CallWork(CallId call, int tried) {

  /** {@code <call id> <tried>}, in ASCII: readable in the table, and nothing to deserialize. */
  static final Serializer TEXT =
      new Serializer() {
        @Override
        public byte[] serialize(Object data) {
          var work = (CallWork) data;
          return (work.call() + " " + work.tried()).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
          var parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
          return type.cast(
              new CallWork(new CallId(UUID.fromString(parts[0])), Integer.parseInt(parts[1])));
        }
      };
}
