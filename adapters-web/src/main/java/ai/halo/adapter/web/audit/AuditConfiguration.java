package ai.halo.adapter.web.audit;

import ai.halo.application.usecase.BrowseAudit;
import ai.halo.domain.port.RequestOrigin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the audit log, and tells use cases where a request comes from. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {
  /** The address of the request that the current thread works for. */
  @Bean
  public static RequestOrigin origin() {
    return new CurrentRequest();
  }

  @Bean
  AuditController auditController(BrowseAudit browseAudit) {
    return new AuditController(browseAudit);
  }
}
