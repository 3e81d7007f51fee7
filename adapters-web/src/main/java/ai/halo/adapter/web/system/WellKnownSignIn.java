package ai.halo.adapter.web.system;

import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.account.Username;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

/**
 * Knows whether the sign-in that everybody knows, admin with the password admin, works here.
 *
 * <p>Finding out costs a hash, so it is found out anew once a minute at most, in the background.
 */
final class WellKnownSignIn {
  private static final Username NAME = new Username("admin");
  private static final String PASSWORD = "admin";
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final LoadingCache<Username, Boolean> works;

  WellKnownSignIn(ManageUsers manageUsers) {
    this.works =
        Caffeine.newBuilder()
            .refreshAfterWrite(FRESH)
            .build(name -> manageUsers.hasPassword(name, PASSWORD));
  }

  boolean works() {
    return works.get(NAME);
  }
}
