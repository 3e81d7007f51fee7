package ai.halo.adapter.web.call;

import ai.halo.adapter.web.http.Gate;
import ai.halo.adapter.web.security.TokenKey;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.CancelCall;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.application.usecase.RetryCall;
import ai.halo.application.usecase.ReviewCalls;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires calls and their figures. */
@Configuration(proxyBeanMethods = false)
public class CallConfiguration {
  @Bean
  CallsController callsController(
      PlaceCall placeCall,
      PlacingSettings settings,
      CancelCall cancelCall,
      RetryCall retryCall,
      BrowseCalls browseCalls,
      TokenKey key) {
    var placing =
        new Gate(
            settings.atOnce(),
            settings.patience(),
            "overloaded",
            "More calls are asked for than can be taken at the moment; those that were taken go on.");
    return new CallsController(
        placeCall, placing, cancelCall, retryCall, browseCalls, Cursors.ofCalls(key));
  }

  @Bean
  ReviewsController reviewsController(ReviewCalls reviews, TokenKey key) {
    return new ReviewsController(reviews, Cursors.ofReviews(key));
  }

  @Bean
  AnalyticsController analyticsController(BrowseCalls browseCalls, InstantSource clock) {
    return new AnalyticsController(browseCalls, clock);
  }
}
