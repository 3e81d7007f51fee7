package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.ProblemWriter;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.application.usecase.SignIn;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PasswordHasher;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Wires sign-in and tokens; who may ask for what is in {@link AccessConfiguration}. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
  @Bean(destroyMethod = "close")
  PasswordHasher passwordHasher(PasswordSettings settings) {
    return new Argon2PasswordHasher(settings);
  }

  @Bean
  AccessTokens accessTokens(TokenKey key, Ids ids, InstantSource clock) {
    return new AccessTokens(key, ids, clock);
  }

  @Bean
  JwtDecoder jwtDecoder(AccessTokens tokens) {
    return tokens.decoder();
  }

  @Bean
  LiveTokens liveTokens(SignIn signIn, InstantSource clock) {
    return new LiveTokens(signIn, clock, ticker(clock));
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
  AuthController authController(
      SignIn signIn, ManageUsers manageUsers, BearerTokens tokens, InstantSource clock) {
    var throttle = new SignInThrottle(clock, ticker(clock));
    return new AuthController(signIn, manageUsers, throttle, tokens, new RefreshCookie(clock));
  }

  @Bean
  UsersController usersController(ManageUsers manageUsers) {
    return new UsersController(manageUsers);
  }

  @Bean
  AccessProblems accessProblems(ProblemWriter problems) {
    return new AccessProblems(problems);
  }

  /** Caches age by the clock that everything else goes by. */
  private static Ticker ticker(InstantSource clock) {
    return () -> Duration.ofMillis(clock.millis()).toNanos();
  }
}
