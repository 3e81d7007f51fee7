package ai.halo.application.usecase;

import ai.halo.domain.port.FactFeed;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells whoever watches what happens to calls, as it is committed. */
public final class WatchCalls {
  private final FactFeed feed;

  /** On this port. */
  public WatchCalls(FactFeed feed) {
    this.feed = feed;
  }

  /** See {@link FactFeed#subscribe}. */
  public FactFeed.Subscription watch(
      Optional<FactFeed.Position> after, Consumer<FactFeed.Item> listener) {
    return feed.subscribe(after, listener);
  }
}
