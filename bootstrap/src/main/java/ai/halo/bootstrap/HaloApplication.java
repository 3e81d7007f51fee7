package ai.halo.bootstrap;

import ai.halo.adapter.persistence.DatabaseStart;
import ai.halo.adapter.voximplant.management.VoximplantCommand;
import ai.halo.bootstrap.trace.TraceWiring;
import ai.halo.bootstrap.watch.WatchWiring;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts HALO AI. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    // The persistence adapter names its beans itself.
    exclude = {JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@Import({
  ApplicationWiring.class,
  AdapterWiring.class,
  WatchWiring.class,
  TraceWiring.class,
  StartUp.class
})
public class HaloApplication {
  /** A first argument with which a command is run instead of the server. */
  private static final String VOXIMPLANT = "voximplant";

  /** Starts the server; the arguments are Spring Boot's. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(VOXIMPLANT)) {
      System.exit(voximplant(Arrays.copyOfRange(args, 1, args.length)));
    }
    var application = new SpringApplication(HaloApplication.class);
    application.addInitializers(new DatabaseStart());
    application.run(args);
  }

  private static int voximplant(String... arguments) {
    // Before anything logs: a command tells what it does by itself.
    System.setProperty("logback.configurationFile", "quiet-logback.xml");
    return new VoximplantCommand(System.getenv(), System.out, System.err).run(arguments);
  }
}
