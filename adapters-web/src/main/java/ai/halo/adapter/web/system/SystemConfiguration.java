package ai.halo.adapter.web.system;

import ai.halo.application.usecase.LookAtOperation;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.application.watch.PartsLately;
import ai.halo.domain.port.SandboxOutbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what tells about the installation. */
@Configuration(proxyBeanMethods = false)
public class SystemConfiguration {
  @Bean
  SystemController systemController(Installation installation, ManageUsers manageUsers) {
    return new SystemController(installation, new WellKnownSignIn(manageUsers));
  }

  @Bean
  StatusController statusController(
      Installation installation, LookAtOperation look, PartsLately parts) {
    return new StatusController(installation, look, parts);
  }

  @Bean
  SandboxController sandboxController(ObjectProvider<SandboxOutbox> outbox) {
    return new SandboxController(outbox.stream().findFirst());
  }
}
