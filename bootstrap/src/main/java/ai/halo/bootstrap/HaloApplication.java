package ai.halo.bootstrap;

import ai.halo.adapter.persistence.DatabaseStart;
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
@Import({ApplicationWiring.class, AdapterWiring.class, StartUp.class})
public class HaloApplication {
  /** Starts the server; the arguments are Spring Boot's. */
  public static void main(String[] args) {
    var application = new SpringApplication(HaloApplication.class);
    application.addInitializers(new DatabaseStart());
    application.run(args);
  }
}
