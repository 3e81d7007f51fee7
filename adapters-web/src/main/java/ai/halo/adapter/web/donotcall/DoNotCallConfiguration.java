package ai.halo.adapter.web.donotcall;

import ai.halo.application.usecase.ImportDoNotCall;
import ai.halo.application.usecase.KeepDoNotCallList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the do-not-call list. */
@Configuration(proxyBeanMethods = false)
public class DoNotCallConfiguration {
  /** Where files come in, which may be longer than other bodies. */
  public static final String IMPORT = "/api/do-not-call/import";

  @Bean
  DoNotCallController doNotCallController(KeepDoNotCallList list) {
    return new DoNotCallController(list);
  }

  @Bean
  DoNotCallFileController doNotCallFileController(
      KeepDoNotCallList list, ImportDoNotCall importing) {
    return new DoNotCallFileController(list, importing);
  }
}
