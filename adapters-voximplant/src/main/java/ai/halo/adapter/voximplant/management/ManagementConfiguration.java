package ai.halo.adapter.voximplant.management;

import ai.halo.domain.dial.SessionPlan;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.VoiceGateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The real provider. Needs the bean {@link InstantSource}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({VoximplantSettings.class, SessionPlanSettings.class})
public class ManagementConfiguration {
  /** A page of the history with everything in it takes a few hundred kilobytes. */
  private static final long LARGEST_ANSWER = 8L << 20;

  @Bean
  Transport voximplantTransport(VoximplantSettings settings) {
    return new Transport(settings.timeouts(), LARGEST_ANSWER);
  }

  @Bean
  ManagementApi managementApi(
      Transport transport,
      VoximplantSettings settings,
      InstantSource clock,
      ObjectProvider<MeterRegistry> meters) {
    return new ManagementApi(
        transport,
        settings.base(),
        settings.credentials(),
        clock,
        Thread::sleep,
        new ManagementMeters(meters.getIfAvailable(SimpleMeterRegistry::new)));
  }

  @Bean
  VoiceGateway voximplantVoiceGateway(
      ManagementApi api, Transport transport, VoximplantSettings settings) {
    return new VoximplantVoiceGateway(
        api, transport, settings.hosts(), settings.rule(), settings.concurrency());
  }

  @Bean
  SessionHistory voximplantSessionHistory(
      ManagementApi api, VoximplantSettings settings, InstantSource clock) {
    return new VoximplantSessionHistory(
        api, new AccountCurrency(api), settings.application(), clock);
  }

  @Bean
  TelephonyAccount voximplantTelephonyAccount(
      ManagementApi api, VoximplantSettings settings, SessionPlan plan, InstantSource clock) {
    var script = new ScenarioScript();
    var target =
        new ConnectionCheck.Target(
            settings.application(),
            settings.rule(),
            settings.caller(),
            plan.talk().secretName(),
            settings.reachedAt());
    return new VoximplantTelephonyAccount(
        api,
        () ->
            new ConnectionCheck(
                    api, target, script, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .run());
  }

  @Bean
  Recordings voximplantRecordings(
      ManagementApi api, Transport transport, VoximplantSettings settings) {
    return new VoximplantRecordings(api, transport, settings.hosts());
  }

  @Bean
  SessionPlan voximplantSessionPlan(VoximplantSettings settings, SessionPlanSettings plan) {
    return plan.plan(settings.caller());
  }

  @Bean
  SmartLifecycle checkVoximplantAtStart(TelephonyAccount account) {
    return new CheckAtStart(account);
  }
}
