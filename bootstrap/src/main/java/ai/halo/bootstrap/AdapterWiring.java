package ai.halo.bootstrap;

import ai.halo.adapter.notify.NotifyConfiguration;
import ai.halo.adapter.openai.model.OpenAiConfiguration;
import ai.halo.adapter.openai.rules.RuleBasedConversationAnalyzer;
import ai.halo.adapter.persistence.Chore;
import ai.halo.adapter.persistence.DatabaseSettings;
import ai.halo.adapter.persistence.PersistenceConfiguration;
import ai.halo.adapter.voximplant.VoximplantConfiguration;
import ai.halo.adapter.web.WebConfiguration;
import ai.halo.adapter.web.call.PlacingSettings;
import ai.halo.adapter.web.security.SealKey;
import ai.halo.adapter.web.security.TokenKey;
import ai.halo.adapter.web.security.TokenKeys;
import ai.halo.adapter.web.system.Installation;
import ai.halo.application.usecase.FreezeDialling;
import ai.halo.application.usecase.GatherCosts;
import ai.halo.application.usecase.Reanalyse;
import ai.halo.application.usecase.ReconcileRestore;
import ai.halo.application.usecase.SettleSilent;
import ai.halo.application.usecase.SweepAttempts;
import ai.halo.domain.port.ApiKeys;
import ai.halo.domain.port.IdempotentRequests;
import ai.halo.domain.port.OptOutDetector;
import ai.halo.domain.port.SignIns;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Chooses the adapters and gives them what only the whole knows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PartSettings.class)
@Import({
  DialWiring.class,
  PrivacyWiring.class,
  PersistenceConfiguration.class,
  WebConfiguration.class,
  VoximplantConfiguration.class,
  OpenAiConfiguration.class,
  NotifyConfiguration.class
})
class AdapterWiring {
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final Duration REANALYSE = Duration.ofSeconds(5);
  private static final Duration RESTORE = Duration.ofMinutes(1);
  private static final Duration TIDY = Duration.ofHours(1);
  private static final Duration REMEMBER_REQUESTS = Duration.ofHours(24);
  private static final Duration REMEMBER_KEYS = Duration.ofDays(90);

  /** The analyzer, unless a setting names another one, which then takes its place. */
  @Bean
  @Fallback
  RuleBasedConversationAnalyzer ruleBasedAnalyzer() {
    return new RuleBasedConversationAnalyzer();
  }

  @Bean
  PlacingSettings placingSettings(DatabaseSettings database) {
    return PlacingSettings.within(database.connections());
  }

  /** Phrases listen for opt-outs beside every analyzer, whichever it is. */
  @Bean
  OptOutDetector optOutDetector(RuleBasedConversationAnalyzer rules) {
    return rules::listen;
  }

  @Bean
  TokenKey tokenKey(HaloSettings settings) throws IOException {
    var given = settings.tokenKey();
    return TokenKey.of(
        given == null
            ? DataDirectoryKey.of(settings.dataDir(), "token.key")
            : Base64.getDecoder().decode(given.strip()));
  }

  /** What was signed with a former key is good until it runs out. */
  @Bean
  TokenKeys tokenKeys(TokenKey current, HaloSettings settings) {
    return new TokenKeys(
        current,
        settings.formerTokenKeys().stream()
            .map(key -> TokenKey.of(Base64.getDecoder().decode(key.strip())))
            .toList());
  }

  @Bean
  SealKey sealKey(HaloSettings settings) throws IOException {
    var given = settings.secondFactorKey();
    return SealKey.of(
        given == null
            ? DataDirectoryKey.of(settings.dataDir(), "second-factor.key")
            : Base64.getDecoder().decode(given.strip()));
  }

  @Bean
  Installation installation(BuildProperties build, Environment environment, PartSettings parts) {
    return new Installation(
        Objects.requireNonNull(build.getVersion()), profile(environment), parts.mocks());
  }

  @Bean
  Chore sweepChore(SweepAttempts sweep) {
    return new Chore("sweep-attempts", SWEEP, sweep::sweep);
  }

  @Bean
  Chore settleChore(SettleSilent silent) {
    return new Chore("settle-silent", SETTLE, silent::settle);
  }

  @Bean
  Chore restoreChore(FreezeDialling freeze, ReconcileRestore reconcile) {
    return new Chore(
        "look-for-restore",
        RESTORE,
        () -> {
          freeze.freezeIfRestored();
          reconcile.reconcile();
        });
  }

  /** Before the first request and the first piece of work. */
  @Bean
  SmartInitializingSingleton restoreGuard(FreezeDialling freeze) {
    return freeze::freezeIfRestored;
  }

  @Bean
  Chore costsChore(GatherCosts costs) {
    return new Chore("gather-costs", SETTLE, costs::gather);
  }

  @Bean
  Chore reanalyseChore(Reanalyse reanalyse, HaloSettings settings) {
    var turns = (int) Duration.ofMinutes(1).dividedBy(REANALYSE);
    return new Chore(
        "reanalyse", REANALYSE, () -> reanalyse.work(settings.reanalysis().perMinute() / turns));
  }

  @Bean
  Chore tidySignInsChore(SignIns signIns, InstantSource clock) {
    return new Chore("forget-sign-ins", TIDY, () -> signIns.forgetExpired(clock.instant()));
  }

  @Bean
  Chore tidyKeysChore(ApiKeys keys, InstantSource clock) {
    return new Chore(
        "forget-keys", TIDY, () -> keys.forgetBefore(clock.instant().minus(REMEMBER_KEYS)));
  }

  @Bean
  Chore tidyRequestsChore(IdempotentRequests requests, InstantSource clock) {
    return new Chore(
        "forget-requests",
        TIDY,
        () -> requests.forgetBefore(clock.instant().minus(REMEMBER_REQUESTS)));
  }

  /** The profile that is in force: the first one named, else the default one. */
  static String profile(Environment environment) {
    var active = environment.getActiveProfiles();
    return active.length > 0 ? active[0] : environment.getDefaultProfiles()[0];
  }
}
