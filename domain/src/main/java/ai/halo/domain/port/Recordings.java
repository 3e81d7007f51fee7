package ai.halo.domain.port;

import ai.halo.domain.call.RecordingLink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The provider's store of recordings. */
public interface Recordings {
  /**
   * Opens a recording, or a part of it.
   *
   * @param range what to read, as an HTTP {@code Range} header has it; empty for all
   * @throws PortFailure {@code Refused} with {@code recording.gone}, {@code recording.range} or
   *     {@code recording.host}, or {@code Unavailable}
   */
  Sound open(RecordingLink link, Optional<String> range);

  /**
   * Deletes a recording; one that is gone already is deleted.
   *
   * @throws PortFailure {@code Refused} or {@code Unavailable}
   */
  void delete(RecordingLink link);

  /**
   * What is read.
   *
   * @param partial whether it is the part that was asked for, not all
   * @param contentRange which part of what, as HTTP has it; empty when it is all
   * @param length in bytes; empty when it is not known before the end
   */
  record Sound(
      InputStream bytes,
      String contentType,
      boolean partial,
      Optional<String> contentRange,
      Optional<Long> length)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
