package ai.halo.adapter.web.security;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets whoever shows the scrape token read the metrics, and nothing else; everybody else comes to
 * the rules that hold for all.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("halo.web.scrape-token")
@EnableConfigurationProperties(ScrapeSettings.class)
public class ScrapeConfiguration {
  private static final String METRICS = "/actuator/prometheus";

  @Bean
  @Order(15)
  SecurityFilterChain scrape(HttpSecurity http, ScrapeSettings settings) {
    return http.securityMatcher(request ->
            METRICS.equals(request.getRequestURI())
                && HttpMethod.GET.matches(request.getMethod())
                && settings.isShown(request.getHeader(HttpHeaders.AUTHORIZATION)))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .build();
  }
}
