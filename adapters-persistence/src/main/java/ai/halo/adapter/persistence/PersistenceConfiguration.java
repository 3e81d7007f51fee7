package ai.halo.adapter.persistence;

import ai.halo.application.pipeline.CallPipeline;
import ai.halo.domain.port.ApiKeys;
import ai.halo.domain.port.AttemptLooks;
import ai.halo.domain.port.AuditLog;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.CallStatistics;
import ai.halo.domain.port.DialEpochs;
import ai.halo.domain.port.DialFigures;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.IdempotentRequests;
import ai.halo.domain.port.Nodes;
import ai.halo.domain.port.OperationFigures;
import ai.halo.domain.port.PersonalData;
import ai.halo.domain.port.Reanalyses;
import ai.halo.domain.port.ReviewQueue;
import ai.halo.domain.port.SecondFactors;
import ai.halo.domain.port.SignIns;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.Users;
import ai.halo.domain.port.WorkQueue;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the ports of the domain on PostgreSQL: every one that keeps something, and durable work.
 *
 * <p>Wants a {@link CallPipeline}, which the work is done by, and takes any {@link Chore} and any
 * {@link CallListener}. Whoever has the data source has a migrated schema. What is closed first
 * depends on what is closed later: workers, feed, pool, database.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, WorkSettings.class})
public class PersistenceConfiguration {
  /** At a hundred calls a second a reader then finds a thousand changes that are not folded. */
  private static final Duration FOLD = Duration.ofSeconds(2);

  @Bean(destroyMethod = "close")
  Database database(DatabaseSettings settings, ObjectProvider<DatabaseStart.Beginning> beginning) {
    return beginning.stream()
        .findFirst()
        .map(DatabaseStart.Beginning::take)
        .orElseGet(() -> Database.open(settings));
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(Database database, DatabaseSettings settings) {
    database.await(settings.waitAtStart());
    database.migrate();
    return database.pool(settings.connections());
  }

  @Bean
  DatabaseClock databaseClock(DataSource dataSource) {
    return DatabaseClock.of(dataSource);
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  NamedParameterJdbcTemplate namedParameterJdbcTemplate(
      DataSource dataSource, ObjectProvider<MeterRegistry> meters) {
    var registry = meters.getIfAvailable(SimpleMeterRegistry::new);
    return new NamedParameterJdbcTemplate(new TimedJdbcTemplate(dataSource, registry));
  }

  @Bean
  JdbcClient jdbcClient(NamedParameterJdbcTemplate template) {
    return JdbcClient.create(template);
  }

  @Bean
  UnitOfWork unitOfWork(PlatformTransactionManager manager) {
    return new JdbcUnitOfWork(new TransactionTemplate(manager));
  }

  @Bean
  FactJson factJson() {
    return new FactJson();
  }

  @Bean
  JdbcFactFeed factFeed(JdbcClient jdbc, Database database, FactJson json) {
    return new JdbcFactFeed(jdbc, database.dedicated(), json);
  }

  @Bean
  CallRepository callRepository(
      NamedParameterJdbcTemplate template,
      UnitOfWork unitOfWork,
      FactJson json,
      JdbcFactFeed feed,
      ObjectProvider<CallListener> listeners) {
    var calls = new JdbcCalls(template, unitOfWork, json, feed::committed);
    return new WatchedCalls(calls, unitOfWork, listeners.orderedStream().toList());
  }

  @Bean
  CallSummary callSummary(JdbcClient jdbc) {
    return new CallSummary(jdbc);
  }

  @Bean
  Chore foldSummaryChore(NamedParameterJdbcTemplate template, UnitOfWork unitOfWork) {
    return new Chore("fold-summary", FOLD, new SummaryFold(template, unitOfWork)::fold);
  }

  @Bean
  CallList callList(DataSource dataSource, CallSummary summary) {
    return new JdbcCallList(PlanningTemplate.client(dataSource), summary);
  }

  @Bean
  Reanalyses reanalyses(JdbcClient jdbc, FactJson json) {
    return new JdbcReanalyses(jdbc, json);
  }

  @Bean
  ReviewQueue reviewQueue(DataSource dataSource) {
    return new JdbcReviewQueue(PlanningTemplate.client(dataSource));
  }

  @Bean
  CallStatistics callStatistics(CallSummary summary) {
    return new JdbcCallStatistics(summary);
  }

  @Bean
  DialLedger dialLedger(NamedParameterJdbcTemplate template) {
    return new JdbcDialLedger(template);
  }

  @Bean
  AttemptLooks attemptLooks(JdbcClient jdbc) {
    return new JdbcAttemptLooks(jdbc);
  }

  @Bean
  DialEpochs dialEpochs(JdbcClient jdbc) {
    return new JdbcDialEpochs(jdbc);
  }

  @Bean
  DialFigures dialFigures(JdbcClient jdbc) {
    return new JdbcDialFigures(jdbc);
  }

  @Bean
  OperationFigures operationFigures(JdbcClient jdbc) {
    return new JdbcOperationFigures(jdbc);
  }

  @Bean
  Nodes nodes(JdbcClient jdbc) {
    return new JdbcNodes(jdbc);
  }

  @Bean
  Brakes brakes(NamedParameterJdbcTemplate template) {
    return new JdbcBrakes(template);
  }

  @Bean
  DoNotCallList doNotCallList(NamedParameterJdbcTemplate template) {
    return new JdbcDoNotCallList(template);
  }

  @Bean
  PersonalData personalData(NamedParameterJdbcTemplate template, FactJson json) {
    return new JdbcPersonalData(template, json);
  }

  @Bean
  AuditLog auditLog(JdbcClient jdbc) {
    return new JdbcAuditLog(jdbc);
  }

  @Bean
  Users users(JdbcClient jdbc) {
    return new JdbcUsers(jdbc);
  }

  @Bean
  SignIns signIns(JdbcClient jdbc) {
    return new JdbcSignIns(jdbc);
  }

  @Bean
  SecondFactors secondFactors(JdbcClient jdbc) {
    return new JdbcSecondFactors(jdbc);
  }

  @Bean
  ApiKeys apiKeys(JdbcClient jdbc) {
    return new JdbcApiKeys(jdbc);
  }

  @Bean
  IdempotentRequests idempotentRequests(JdbcClient jdbc) {
    return new JdbcIdempotentRequests(jdbc);
  }

  @Bean
  WorkBell workBell() {
    return new WorkBell();
  }

  @Bean
  WorkQueue workQueue(
      DataSource dataSource, UnitOfWork unitOfWork, DatabaseClock clock, WorkBell bell) {
    return queue(dataSource, unitOfWork, clock::instant, bell);
  }

  static JdbcWorkQueue queue(
      DataSource dataSource, UnitOfWork unitOfWork, InstantSource clock, WorkBell bell) {
    return new JdbcWorkQueue(JdbcClient.create(dataSource), unitOfWork, clock, bell);
  }

  @Bean
  Workers workers(
      DataSource dataSource,
      WorkSettings settings,
      CallPipeline pipeline,
      ObjectProvider<Chore> chores,
      ObjectProvider<WorkContext> context,
      WorkBell bell,
      DatabaseClock clock) {
    var handler = within(context.getIfAvailable(), pipeline::advance);
    return new Workers(dataSource, settings, handler, chores.orderedStream().toList(), bell, clock);
  }

  private static AdvanceCall.Handler within(
      @Nullable WorkContext context, AdvanceCall.Handler handler) {
    return context == null
        ? handler
        : turn -> context.during(turn.call(), () -> handler.advance(turn));
  }
}
