package ai.halo.adapter.web.voice;

import ai.halo.adapter.web.http.Gate;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.dial.SessionPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** Wires the doors for sessions and for the provider's account. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackSettings.class)
public class VoiceConfiguration {
  @Bean
  VoiceController voiceController(
      AskPermit askPermit,
      ReportLine reportLine,
      SessionPlan plan,
      VoiceSettings settings,
      InstantSource clock,
      ObjectProvider<MeterRegistry> meters) {
    var skipped = new Skipped(meters.getIfAvailable(SimpleMeterRegistry::new));
    return new VoiceController(askPermit, reportLine, plan, gate(settings), clock, skipped);
  }

  @Bean
  CallbackController callbackController(
      CallbackSettings settings, Optional<AccountLook> look, InstantSource clock) {
    var background = new VirtualThreadTaskExecutor("account-");
    Runnable again = look.<Runnable>map(known -> known::look).orElse(() -> {});
    return new CallbackController(settings, new AccountHints(again, background, clock));
  }

  /**
   * Anybody on the internet may send these requests, and the cheapest answer to a forged one still
   * takes a look into the database.
   */
  private static Gate gate(VoiceSettings settings) {
    return new Gate(
        settings.atOnce(), settings.patience(), "voice.busy", "Too many sessions at once.");
  }
}
