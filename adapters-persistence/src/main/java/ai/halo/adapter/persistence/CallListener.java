package ai.halo.adapter.persistence;

import ai.halo.domain.call.Call;

/**
 * Hears of what this node stored about calls, once it is committed; what other nodes store is
 * theirs to tell.
 *
 * <p>Called on the thread that committed, which waits: it must neither fail nor take long.
 */
@FunctionalInterface
public interface CallListener {
  /** A call was stored; {@link Call#newFacts()} is what was new. */
  void stored(Call call);
}
