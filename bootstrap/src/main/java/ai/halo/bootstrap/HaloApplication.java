package ai.halo.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts HALO AI. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApplicationWiring.class, AdapterWiring.class, StartUp.class})
public class HaloApplication {
  /** Starts the server; the arguments are Spring Boot's. */
  public static void main(String[] args) {
    SpringApplication.run(HaloApplication.class, args);
  }
}
