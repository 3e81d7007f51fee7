package ai.halo.adapter.web.mask;

import ai.halo.adapter.web.http.ApiJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the hiding of numbers. */
@Configuration(proxyBeanMethods = false)
public class MaskConfiguration {
  @Bean
  MaskAdvice maskAdvice() {
    return new MaskAdvice(ApiJson.mapper());
  }
}
