package ai.halo.domain.port;

import ai.halo.domain.operation.NodeSeen;
import java.time.Duration;
import java.util.List;

/** Which nodes share the store, by the store's clock. */
public interface Nodes {
  /**
   * A node tells that it is alive; forgets those that have not for a day.
   *
   * @param version of HALO that it runs
   */
  void alive(String name, String version);

  /** A node that ends in peace is no longer one. */
  void gone(String name);

  /** Those that told within this time, the longest-running first. */
  List<NodeSeen> seenWithin(Duration lately);
}
