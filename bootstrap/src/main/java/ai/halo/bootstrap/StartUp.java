package ai.halo.bootstrap;

import ai.halo.application.usecase.ManageUsers;
import ai.halo.bootstrap.FirstAdministrator.SignInHint;
import ai.halo.domain.port.Ids;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What happens once before the first request: there is an administrator, and somebody is told how
 * to come in.
 */
@Configuration(proxyBeanMethods = false)
class StartUp {
  @Bean
  WelcomeSign welcomeSign(Environment environment) {
    return new WelcomeSign(new PrintStream(System.out, true, StandardCharsets.UTF_8), environment);
  }

  @Bean
  ApplicationRunner firstAdministrator(
      ManageUsers users,
      Ids ids,
      HaloSettings settings,
      Environment environment,
      WelcomeSign sign) {
    var first = new FirstAdministrator(users, ids);
    return _ ->
        sign.hint(
            environment.matchesProfiles("mock")
                ? first.insecure()
                : first.secure(Optional.ofNullable(settings.adminPassword())));
  }

  /** Prints where HALO is and how to sign in, last of all. */
  static final class WelcomeSign implements ApplicationListener<ApplicationReadyEvent> {
    private final PrintStream out;
    private final Environment environment;
    private volatile SignInHint hint = new SignInHint.Known();

    WelcomeSign(PrintStream out, Environment environment) {
      this.out = out;
      this.environment = environment;
    }

    void hint(SignInHint told) {
      hint = told;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
      out.printf(
          "%n  HALO AI is ready: http://localhost:%s%n  Sign in: %s%n%n",
          environment.getProperty("local.server.port", "8080"), signIn());
    }

    private String signIn() {
      return switch (hint) {
        case SignInHint.Insecure _ -> "admin / admin (insecure; only the mock profile allows it)";
        case SignInHint.Generated generated ->
            "admin / %s (shown this once; change it after signing in)"
                .formatted(generated.password());
        case SignInHint.Known _ -> "with the name and password of your account";
      };
    }
  }
}
