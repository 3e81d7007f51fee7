package ai.halo.adapter.web.reanalysis;

import ai.halo.application.usecase.Reanalyse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires re-analyses. */
@Configuration(proxyBeanMethods = false)
public class ReanalysisConfiguration {
  @Bean
  ReanalysesController reanalysesController(Reanalyse reanalyse) {
    return new ReanalysesController(reanalyse);
  }
}
