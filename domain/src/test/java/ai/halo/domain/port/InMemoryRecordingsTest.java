package ai.halo.domain.port;

import ai.halo.domain.call.RecordingLink;

class InMemoryRecordingsTest implements RecordingsContract {
  private final InMemoryRecordings recordings = new InMemoryRecordings();

  @Override
  public Recordings recordings() {
    return recordings;
  }

  @Override
  public RecordingLink keep(byte[] sound) {
    return recordings.keep(sound);
  }
}
