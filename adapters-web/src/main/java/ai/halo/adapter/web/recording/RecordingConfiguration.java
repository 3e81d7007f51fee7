package ai.halo.adapter.web.recording;

import ai.halo.adapter.web.security.TokenKey;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.DeleteRecording;
import ai.halo.application.usecase.HearRecording;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires recordings. */
@Configuration(proxyBeanMethods = false)
public class RecordingConfiguration {
  @Bean
  RecordingController recordingController(
      BrowseCalls browseCalls,
      HearRecording hearRecording,
      DeleteRecording deleteRecording,
      TokenKey key,
      RecordingSettings settings,
      InstantSource clock) {
    return new RecordingController(
        browseCalls,
        hearRecording,
        deleteRecording,
        new Permissions(key, clock),
        new RecordingStreams(settings),
        settings,
        clock);
  }
}
