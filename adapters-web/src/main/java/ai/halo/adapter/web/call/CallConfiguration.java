package ai.halo.adapter.web.call;

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
      CancelCall cancelCall,
      RetryCall retryCall,
      BrowseCalls browseCalls,
      TokenKey key) {
    return new CallsController(placeCall, cancelCall, retryCall, browseCalls, Cursors.ofCalls(key));
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
