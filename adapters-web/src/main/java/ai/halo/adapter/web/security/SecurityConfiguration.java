package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.ProblemWriter;
import ai.halo.application.usecase.ManageApiKeys;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.application.usecase.NoteRefusal;
import ai.halo.application.usecase.SignIn;
import ai.halo.application.usecase.UseSecondFactor;
import ai.halo.domain.account.AccountRules;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PasswordHasher;
import ai.halo.domain.port.SecretSeal;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Wires sign-in and tokens; who may ask for what is in {@link AccessConfiguration}. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
  @Bean(destroyMethod = "close")
  PasswordHasher passwordHasher(PasswordSettings settings) {
    return new Argon2PasswordHasher(settings);
  }

  @Bean
  SecretSeal secretSeal(SealKey key) {
    return new AesGcmSecretSeal(key);
  }

  @Bean
  AccessTokens accessTokens(TokenKeys keys, Ids ids, InstantSource clock) {
    return new AccessTokens(keys, ids, clock);
  }

  @Bean
  JwtDecoder jwtDecoder(AccessTokens tokens) {
    return tokens.decoder();
  }

  @Bean
  LiveTokens liveTokens(SignIn signIn, ManageApiKeys apiKeys, InstantSource clock) {
    return new LiveTokens(signIn, apiKeys, clock, ticker(clock));
  }

  @Bean
  BearerTokens bearerTokens(
      AccessTokens tokens,
      TokenSettings settings,
      JwtDecoder decoder,
      SignIn signIn,
      LiveTokens live) {
    return new BearerTokens(tokens, settings, decoder, signIn, live);
  }

  @Bean
  SignInThrottle signInThrottle(InstantSource clock) {
    return new SignInThrottle(clock, ticker(clock));
  }

  @Bean
  DeviceCookie deviceCookie(TokenKeys keys, Ids ids, InstantSource clock) {
    return new DeviceCookie(keys, ids, clock);
  }

  @Bean
  Reauthentication reauthentication(
      ManageUsers manageUsers, SignInThrottle throttle, DeviceCookie device) {
    return new Reauthentication(manageUsers, throttle, device);
  }

  @Bean
  AuthController authController(
      SignIn signIn,
      ManageUsers manageUsers,
      UseSecondFactor secondFactor,
      AccountRules rules,
      SignInThrottle throttle,
      BearerTokens tokens,
      InstantSource clock,
      DeviceCookie device) {
    return new AuthController(
        signIn,
        manageUsers,
        secondFactor,
        rules.policy(),
        throttle,
        tokens,
        new RefreshCookie(clock),
        device);
  }

  @Bean
  SecondFactorController secondFactorController(
      UseSecondFactor secondFactor, Reauthentication again, DeviceCookie device, LiveTokens live) {
    return new SecondFactorController(secondFactor, again, device, live);
  }

  @Bean
  ApiKeysController apiKeysController(
      ManageApiKeys apiKeys, Reauthentication again, LiveTokens live, InstantSource clock) {
    return new ApiKeysController(apiKeys, again, live, clock);
  }

  @Bean
  UsersController usersController(ManageUsers manageUsers, AccountRules rules, LiveTokens live) {
    return new UsersController(manageUsers, rules.policy(), live);
  }

  @Bean
  AccessProblems accessProblems(ProblemWriter problems, Refusals refusals) {
    return new AccessProblems(problems, refusals);
  }

  /** Routes are looked up when they are needed: they are made after those who guard them. */
  @Bean
  Refusals refusals(
      NoteRefusal noteRefusal,
      ObjectProvider<RequestMappingInfoHandlerMapping> mappings,
      InstantSource clock) {
    return new Refusals(noteRefusal, new KnownRoutes(mappings::stream), clock, ticker(clock));
  }

  /** Caches age by the clock that everything else goes by. */
  private static Ticker ticker(InstantSource clock) {
    return () -> Duration.ofMillis(clock.millis()).toNanos();
  }
}
