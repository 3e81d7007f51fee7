package ai.halo.bootstrap.watch;

import ai.halo.adapter.persistence.CallListener;
import ai.halo.adapter.persistence.WorkContext;
import ai.halo.application.usecase.LookAtOperation;
import ai.halo.application.watch.Intake;
import ai.halo.application.watch.PartsLately;
import ai.halo.application.watch.StepListener;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.Nodes;
import ai.halo.domain.port.OperationFigures;
import ai.halo.domain.port.ReviewQueue;
import ai.halo.domain.port.UnitOfWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Hangs meters and signs of life on what the application does. */
@Configuration(proxyBeanMethods = false)
public class WatchWiring {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int NAME_LENGTH = 40;

  /** Work that is due begins within a poll's time where there is somebody for it. */
  private static final Duration LONGEST_DUE = Duration.ofSeconds(5);

  @Bean
  static MeterFilter boundedLabels() {
    return new BoundedLabels();
  }

  @Bean
  PartsLately partsLately(InstantSource clock) {
    return new PartsLately(clock);
  }

  @Bean
  StepListener stepMeters(MeterRegistry registry) {
    return new StepMeters(registry);
  }

  @Bean
  CallListener callMeters(MeterRegistry registry) {
    return new CallMeters(registry);
  }

  @Bean
  CallLog callLog() {
    return new CallLog();
  }

  @Bean
  WorkContext logContext() {
    return new LogContext();
  }

  @Bean
  LookAtOperation lookAtOperation(
      UnitOfWork unitOfWork,
      OperationFigures figures,
      Nodes nodes,
      Brakes brakes,
      DialLedger ledger,
      ReviewQueue reviews) {
    return new LookAtOperation(unitOfWork, figures, nodes, brakes, ledger, reviews);
  }

  @Bean
  Intake intake(OperationFigures figures, InstantSource clock) {
    return new Intake(figures, clock, LONGEST_DUE);
  }

  @Bean
  OperationMeters operationMeters(LookAtOperation look) {
    return new OperationMeters(look);
  }

  @Bean
  Heartbeat heartbeat(Nodes nodes, BuildProperties build, Environment environment) {
    return new Heartbeat(
        nodes, name(environment), Objects.requireNonNull(build.getVersion()), HEARTBEAT);
  }

  /** The machine's or container's name, and four digits that are another's after a new start. */
  private static String name(Environment environment) {
    var host = environment.getProperty("HOSTNAME", "node").replaceAll("[^A-Za-z0-9.-]", "");
    var start = HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
    return host.substring(0, Math.min(NAME_LENGTH, host.length())) + "-" + start;
  }
}
