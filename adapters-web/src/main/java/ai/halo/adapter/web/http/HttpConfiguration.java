package ai.halo.adapter.web.http;

import ai.halo.application.watch.Intake;
import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.ContinueResponseTiming;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires what all of the API shares. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {
  /** Several times as many as are stored at once, so that none of those who store waits for one. */
  private static final int PLACED_AT_ONCE = 100;

  private final JsonMapper json = ApiJson.mapper();

  /**
   * The longest body that is read.
   *
   * @param files the longest at the paths where files come in, which are read as they come
   */
  public record BodyLimit(DataSize size, Map<String, DataSize> files) {
    /** Keeps a copy. */
    public BodyLimit {
      files = Map.copyOf(files);
    }
  }

  @Bean
  ProblemWriter problemWriter() {
    return new ProblemWriter(json);
  }

  @Bean
  ProblemAdvice problemAdvice() {
    return new ProblemAdvice();
  }

  @Bean
  ProblemErrorController problemErrorController(ProblemWriter problems) {
    return new ProblemErrorController(problems);
  }

  /** Requests that the firewall of Spring Security finds dangerous. */
  @Bean
  RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
    return (request, response, rejected) -> problems.write(request, response, Failures.malformed());
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(BodyLimit limit, ProblemWriter problems) {
    var filter = new FilterRegistrationBean<>(new BodyLimitFilter(limit, problems));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  @Bean
  FilterRegistrationBean<RushFilter> rushFilter(Intake intake, ProblemWriter problems) {
    var filter = new FilterRegistrationBean<>(new RushFilter(intake, PLACED_AT_ONCE, problems));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 8);
    return filter;
  }

  /** Outermost, so that what is refused on the way is told as well. */
  @Bean
  FilterRegistrationBean<AccessLogFilter> accessLogFilter() {
    var filter = new FilterRegistrationBean<>(new AccessLogFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    return filter;
  }

  /** The API's own mapper, so that settings for other JSON cannot change the contract. */
  @Bean
  WebMvcConfigurer apiJson() {
    return new WebMvcConfigurer() {
      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(json));
      }
    };
  }

  /**
   * A body that the client asks about first is asked for when it is read, and so not when it is
   * refused.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesOnlyWhenWanted() {
    return factory ->
        factory.addConnectorCustomizers(connector ->
            connector.setProperty(
                "continueResponseTiming", ContinueResponseTiming.ON_REQUEST_BODY_READ.toString()));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(TomcatProblemValve.class.getName());
            host.getPipeline().addValve(new TomcatProblemValve(json));
          }
        });
  }

  /** Goes through the addresses from the last one, ours, to the first that is no proxy of ours. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> addressesFromProxies(
      TrustedProxies proxies) {
    return factory -> {
      if (!proxies.networks().isEmpty()) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", proxies.networks()));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        factory.addEngineValves(valve);
      }
    };
  }
}
