package ai.halo.adapter.web.person;

import ai.halo.application.usecase.ErasePerson;
import ai.halo.application.usecase.ExpireData;
import ai.halo.application.usecase.LookUpPerson;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is known of people. */
@Configuration(proxyBeanMethods = false)
public class PersonConfiguration {
  @Bean
  PersonController personController(
      LookUpPerson lookUp, ErasePerson erase, ExpireData expire, InstantSource clock) {
    return new PersonController(lookUp, erase, expire.retention(), clock);
  }
}
