package ai.halo.adapter.web.security;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import ai.halo.adapter.web.pages.Routes;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Says who may ask for what; what is not named here is refused.
 *
 * <p>There are no server-side sessions, and no CSRF tokens, because nothing that changes anything
 * is let in by what a browser sends by itself: the API takes a token in a header, which a foreign
 * page does not have; the refresh cookie is SameSite=Strict, is sent to {@code /api/auth} alone,
 * and counts only beside the header {@code X-Halo-Client}, which a foreign page cannot send without
 * a preflight that CORS refuses; and signing in takes JSON, which needs a preflight as well. What
 * sessions at the telephony provider send is let in by a secret in it that no page knows.
 */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {
  private static final String FEATURES =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

  private static final String[] DESCRIPTION = {
    "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"
  };

  /** What is seen without changing anything, numbers masked for those who need not see them. */
  private static final String[] EVERYBODY = {
    "/api/calls",
    "/api/calls/*",
    "/api/calls/*/events",
    "/api/events",
    "/api/analytics",
    "/api/dialling"
  };

  private static final String VOICE = "/api/voice/**";
  private static final String RECORDING = "/api/calls/*/recording";

  /** Requests are measured as a whole: to measure each filter costs more than the filters do. */
  @Bean
  SecurityObservationSettings noObservationOfFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @Order(20)
  SecurityFilterChain access(
      HttpSecurity http,
      AccessSettings settings,
      AccessProblems problems,
      JwtDecoder decoder,
      LiveTokens live) {
    var whoAsks = whoAsks(decoder, live);
    return http.csrf(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
        .addFilter(cors(settings.corsOrigins()))
        .headers(headers -> headers(headers, ""))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(whereTokensCount())
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems)
                .authenticationManagerResolver(_ -> whoAsks))
        .authorizeHttpRequests(rules -> rules(rules, settings))
        .addFilterAfter(new KeyScopes(), AuthorizationFilter.class)
        .build();
  }

  /** The page that shows the API's description; it styles itself, so its policy is wider. */
  @Bean
  @Order(10)
  @ConditionalOnBooleanProperty(name = "springdoc.swagger-ui.enabled")
  SecurityFilterChain descriptionPage(HttpSecurity http) {
    return http.securityMatcher("/swagger-ui.html", "/swagger-ui/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
        .headers(headers -> headers(headers, " 'unsafe-inline'"))
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .build();
  }

  /** Spring Security describes itself to OAuth clients there; HALO is no OAuth server. */
  @Bean
  @Order(10)
  SecurityFilterChain nothingWellKnown(HttpSecurity http, AccessProblems problems) {
    return http.securityMatcher("/.well-known/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
        .headers(headers -> headers(headers, ""))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .authorizeHttpRequests(rules -> rules.anyRequest().denyAll())
        .build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      AccessSettings settings) {
    // What a request was let in for, it may finish: errors, forwards to the page, streams.
    rules
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
        .permitAll();
    rules.requestMatchers(Routes.PAGES.toArray(String[]::new)).permitAll();
    rules.requestMatchers(Routes.ASSETS, Routes.FILES).permitAll();
    rules.requestMatchers(DESCRIPTION).permitAll();
    rules.requestMatchers("/api/system").permitAll();
    rules.requestMatchers("/api/auth/login", "/api/auth/refresh", "/api/auth/logout").permitAll();
    // Sessions show the ticket of their attempt, and the account the secret in its address.
    rules.requestMatchers(VOICE).permitAll();
    // A player shows the permission in the address that it was given.
    rules.requestMatchers(HttpMethod.GET, RECORDING).permitAll();
    rules.requestMatchers(HttpMethod.HEAD, RECORDING).permitAll();
    rules.requestMatchers("/actuator/health", "/actuator/health/**").permitAll();
    if (settings.publicMetrics()) {
      rules.requestMatchers("/actuator/prometheus").permitAll();
    }
    rules.requestMatchers("/actuator", "/actuator/**").hasRole("ADMIN");
    rules.requestMatchers("/api/users", "/api/users/**").hasRole("ADMIN");
    rules.requestMatchers(HttpMethod.DELETE, RECORDING).hasRole("ADMIN");
    rules.requestMatchers(HttpMethod.DELETE, "/api/do-not-call/*").hasRole("ADMIN");
    rules
        .requestMatchers(
            "/api/reanalyses",
            "/api/reanalyses/**",
            "/api/dialling/release",
            "/api/dialling/restore",
            "/api/dialling/freeze",
            "/api/telephony/check",
            "/api/audit",
            "/api/system/status",
            "/api/do-not-call/import",
            "/api/do-not-call/export",
            "/api/personal-data/**")
        .hasRole("ADMIN");
    // Who has to choose a password or set up a second factor first does it there.
    rules.requestMatchers("/api/auth/**").authenticated();
    rules.requestMatchers("/api/keys", "/api/keys/*").hasAuthority(SignedInToken.SETTLED);
    rules.requestMatchers(HttpMethod.GET, EVERYBODY).hasAuthority(SignedInToken.SETTLED);
    rules.requestMatchers("/api", "/api/**").hasAnyRole("ADMIN", "OPERATOR");
    rules.anyRequest().denyAll();
  }

  /** API keys begin with a word that no token begins with. */
  private static AuthenticationManager whoAsks(JwtDecoder decoder, LiveTokens live) {
    var provider = new JwtAuthenticationProvider(decoder);
    provider.setJwtAuthenticationConverter(new SignedInConverter(live));
    var tokens = new ProviderManager(provider);
    var keys = new ProviderManager(new KeyAuthentication(live));
    return request ->
        request instanceof BearerTokenAuthenticationToken bearer
                && bearer.getToken().startsWith(KeyText.PREFIX)
            ? keys.authenticate(request)
            : tokens.authenticate(request);
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers, String moreStyles) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(content(moreStyles)))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(policy -> policy.policy(FEATURES))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  private static String content(String moreStyles) {
    return "default-src 'self'; script-src 'self'; style-src 'self'"
        + moreStyles
        + "; img-src 'self' data:; media-src 'self' blob:; form-action 'self';"
        + " frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
  }

  /** Elsewhere a token that ran out must not keep a browser from signing in anew or out. */
  private static BearerTokenResolver whereTokensCount() {
    var header = new DefaultBearerTokenResolver();
    var without =
        List.of("/api/system", "/api/auth/login", "/api/auth/refresh", "/api/auth/logout");
    return request -> {
      var path = request.getRequestURI();
      var counts =
          (path.startsWith("/api") || path.startsWith("/actuator"))
              && !path.startsWith("/api/voice/")
              && !without.contains(path);
      return counts ? header.resolve(request) : null;
    };
  }

  private static CorsFilter cors(List<String> origins) {
    var rules = new CorsConfiguration();
    rules.setAllowedOrigins(origins);
    rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
    rules.setAllowedHeaders(
        List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.RANGE,
            "Idempotency-Key",
            "Last-Event-ID",
            AuthController.CLIENT));
    rules.setExposedHeaders(
        List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, "Idempotent-Replayed"));
    rules.setAllowCredentials(true);
    rules.setMaxAge(Duration.ofHours(1));
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/**", rules);
    source.registerCorsConfiguration("/v3/**", rules);
    var filter = new CorsFilter(source);
    filter.setCorsProcessor(new LenientCors());
    return filter;
  }
}
