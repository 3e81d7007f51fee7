package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings;
import java.util.Optional;

/** The mock provider records nothing, so every recording is gone. */
final class MockRecordings implements Recordings {
  @Override
  public Sound open(RecordingLink link, Optional<String> range) {
    throw new PortFailure.Refused("recording.gone", "the mock provider keeps no recordings");
  }

  @Override
  public void delete(RecordingLink link) {
    // One that is gone is deleted.
  }
}
