package ai.halo.bootstrap;

import ai.halo.adapter.persistence.Chore;
import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.usecase.ErasePerson;
import ai.halo.application.usecase.ExpireData;
import ai.halo.application.usecase.LookUpPerson;
import ai.halo.domain.port.AuditLog;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.ForgetsPeople;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PersonalData;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.port.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what deletes, erases and tells what is known of people. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class PrivacyWiring {
  private static final Duration EXPIRE = Duration.ofMinutes(1);

  @Bean
  LookUpPerson lookUpPerson(
      UnitOfWork unitOfWork,
      CallRepository calls,
      PersonalData data,
      DoNotCallList doNotCall,
      Audit audit) {
    return new LookUpPerson(unitOfWork, calls, data, doNotCall, audit);
  }

  @Bean
  ErasePerson erasePerson(
      CallEditor editor,
      CallRepository calls,
      PersonalData data,
      DoNotCallList doNotCall,
      Recordings recordings,
      ObjectProvider<ForgetsPeople> partners,
      Ids ids,
      Audit audit,
      InstantSource clock) {
    return new ErasePerson(
        editor,
        calls,
        data,
        doNotCall,
        recordings,
        partners.orderedStream().toList(),
        ids,
        audit,
        clock);
  }

  @Bean
  ExpireData expireData(
      CallEditor editor,
      CallRepository calls,
      PersonalData data,
      Recordings recordings,
      AuditLog log,
      RetentionSettings settings,
      Audit audit,
      InstantSource clock) {
    return new ExpireData(editor, calls, data, recordings, log, settings.retention(), audit, clock);
  }

  @Bean
  Chore expireChore(ExpireData expire) {
    return new Chore("expire-data", EXPIRE, expire::expire);
  }
}
