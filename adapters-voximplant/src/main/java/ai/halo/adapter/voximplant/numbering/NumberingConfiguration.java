package ai.halo.adapter.voximplant.numbering;

import ai.halo.domain.port.NumberPlan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The numbering plans, which are the same whoever dials. */
@Configuration(proxyBeanMethods = false)
public class NumberingConfiguration {
  @Bean
  NumberPlan numberPlan() {
    return new PublishedNumberPlan();
  }
}
