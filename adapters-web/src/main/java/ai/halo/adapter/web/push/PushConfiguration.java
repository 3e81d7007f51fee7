package ai.halo.adapter.web.push;

import ai.halo.adapter.web.http.ApiJson;
import ai.halo.adapter.web.security.LiveTokens;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.WatchCalls;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the event streams, each on a virtual thread of its own and without an end of its own. */
@Configuration(proxyBeanMethods = false)
public class PushConfiguration {
  private static final long NO_TIMEOUT = -1;

  @Bean
  EventStreams eventStreams(
      WatchCalls watchCalls,
      LiveTokens live,
      PushSettings settings,
      ObjectProvider<MeterRegistry> meters) {
    var streams = new EventStreams(watchCalls, live, new Frames(ApiJson.mapper()), settings);
    Gauge.builder("halo.push.streams", streams, EventStreams::count)
        .description("Event streams that are open on this node")
        .register(meters.getIfAvailable(SimpleMeterRegistry::new));
    return streams;
  }

  @Bean
  EventsController eventsController(EventStreams streams, BrowseCalls browseCalls) {
    return new EventsController(streams, browseCalls);
  }

  @Bean
  WebMvcConfigurer streamsOnVirtualThreads() {
    return new WebMvcConfigurer() {
      @Override
      public void configureAsyncSupport(AsyncSupportConfigurer async) {
        async.setTaskExecutor(new VirtualThreadTaskExecutor("push-"));
        async.setDefaultTimeout(NO_TIMEOUT);
      }
    };
  }
}
