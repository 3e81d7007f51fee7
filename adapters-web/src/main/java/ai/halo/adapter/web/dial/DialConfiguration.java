package ai.halo.adapter.web.dial;

import ai.halo.application.usecase.BrowseUnknown;
import ai.halo.application.usecase.CheckTelephony;
import ai.halo.application.usecase.FreezeDialling;
import ai.halo.application.usecase.LookAtDialling;
import ai.halo.application.usecase.LookAtRestore;
import ai.halo.application.usecase.ReleaseBrake;
import ai.halo.application.usecase.SettleAttempt;
import ai.halo.application.usecase.StopDialling;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the desk for dialling. */
@Configuration(proxyBeanMethods = false)
public class DialConfiguration {
  @Bean
  DiallingController diallingController(
      LookAtDialling lookAtDialling, StopDialling stopDialling, ReleaseBrake releaseBrake) {
    return new DiallingController(lookAtDialling, stopDialling, releaseBrake);
  }

  @Bean
  UnknownController unknownController(BrowseUnknown browseUnknown, SettleAttempt settleAttempt) {
    return new UnknownController(browseUnknown, settleAttempt);
  }

  @Bean
  RestoreController restoreController(LookAtRestore lookAtRestore, FreezeDialling freezeDialling) {
    return new RestoreController(lookAtRestore, freezeDialling);
  }

  @Bean
  TelephonyController telephonyController(CheckTelephony telephony, InstantSource clock) {
    return new TelephonyController(new ConnectionCheck(telephony, clock));
  }
}
