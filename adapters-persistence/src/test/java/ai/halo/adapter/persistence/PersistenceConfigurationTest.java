package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.halo.application.CallEditor;
import ai.halo.application.pipeline.CallPipeline;
import ai.halo.application.pipeline.CallStep;
import ai.halo.application.pipeline.RetryPolicy;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.FactFeed;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class PersistenceConfigurationTest {
  @TempDir Path directory;

  private ConfigurableApplicationContext start(String... properties) {
    return new SpringApplicationBuilder(Wiring.class)
        .logStartupInfo(false)
        .properties(properties)
        .run();
  }

  @Test
  void takesACallFromItsCommitThroughItsWorkToWhoeverListens() {
    TestDatabase.empty();
    var address = Wiring.database().address();
    var heard = new CopyOnWriteArrayList<FactFeed.Item>();
    try (var context =
            start(
                "halo.database.url=" + address.jdbcUrl(),
                "halo.database.user=" + address.user(),
                "halo.database.password=" + address.password());
        var _ = context.getBean(FactFeed.class).subscribe(Optional.empty(), heard::add)) {
      var call = CallBuilder.aCall().build();

      context.getBean(UnitOfWork.class).run(() -> context.getBean(CallEditor.class).add(call));

      var calls = context.getBean(CallRepository.class);
      await().until(() -> calls.find(call.id()).orElseThrow().failure().isPresent());
      await().until(() -> heard.size() >= 3);
      assertThat(context.getBean(CallList.class).page(CallList.Filter.ALL, Optional.empty(), 5))
          .satisfies(page -> assertThat(page.total()).isEqualTo(1));
    }
  }

  @Test
  void ownsAnEmbeddedDatabaseAndStopsItAfterEverythingThatUsesIt() throws IOException {
    try (var context = start("halo.database.embedded.directory=" + directory)) {
      assertThat(context.getBean(CallList.class).page(CallList.Filter.ALL, Optional.empty(), 5))
          .satisfies(page -> assertThat(page.total()).isZero());
      // Who depends on a bean is destroyed before it.
      assertThat(context.getBeanFactory().getDependentBeans("database"))
          .contains("dataSource", "factFeed");
      assertThat(context.getBeanFactory().getDependentBeans("dataSource")).contains("workers");
    }

    assertThat(directory.resolve("cluster").resolve("postmaster.pid")).doesNotExist();
    assertThat(Files.readString(directory.resolve("postgres.log")))
        .contains("database system is shut down");
  }

  @Test
  void takesTheDatabaseThatBeganToStartBeforeItsBean() throws IOException {
    try (var context =
        new SpringApplicationBuilder(Wiring.class)
            .logStartupInfo(false)
            .initializers(new DatabaseStart())
            .properties("halo.database.embedded.directory=" + directory)
            .run()) {
      var beginning = context.getBean(DatabaseStart.Beginning.class);

      assertThat(context.getBean(Database.class)).isSameAs(beginning.take());
    }

    assertThat(directory.resolve("cluster").resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void leavesNoDatabaseBehindWhenTheApplicationFailsBeforeItTookIt() throws IOException {
    var application =
        new SpringApplicationBuilder(FailsAtOnce.class)
            .logStartupInfo(false)
            .initializers(new DatabaseStart())
            .properties("halo.database.embedded.directory=" + directory);

    assertThatExceptionOfType(BeanCreationException.class).isThrownBy(application::run);

    assertThat(directory.resolve("cluster").resolve("postmaster.pid")).doesNotExist();
    assertThat(Files.readString(directory.resolve("postgres.log")))
        .contains("database system is shut down");
  }

  @Configuration(proxyBeanMethods = false)
  static class FailsAtOnce {
    @Bean
    String bad() {
      throw new IllegalStateException("on purpose");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PersistenceConfiguration.class)
  static class Wiring {
    static TestDatabase database() {
      return TestDatabase.empty();
    }

    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }

    @Bean
    CallEditor editor(UnitOfWork unitOfWork, CallRepository calls, WorkQueue queue) {
      return new CallEditor(unitOfWork, calls, queue);
    }

    @Bean
    CallPipeline pipeline(CallEditor editor, CallRepository calls, InstantSource clock) {
      var policy = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, () -> 0.5);
      List<CallStep<?>> steps =
          Arrays.stream(Step.values()).<CallStep<?>>map(FailingStep::new).toList();
      return new CallPipeline(editor, calls, clock, policy, steps);
    }
  }

  /** Gives up at once, which is an end as good as any other. */
  private record FailingStep(Step step) implements CallStep<String> {
    @Override
    public Effect<String> begin(Call call, Instant at) {
      return new Effect<>(call.with(new WorkFact.EffectStarted(at, step)), () -> "done");
    }

    @Override
    public List<? extends Fact> absorb(Call call, String result, Instant at) {
      return List.of(new WorkFact.StepFailed(at, new Failure(step, "test.failed", "On purpose.")));
    }
  }
}
