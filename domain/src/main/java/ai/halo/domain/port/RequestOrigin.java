package ai.halo.domain.port;

import java.util.Optional;

/** Tells where the request comes from that the current thread works for. */
public interface RequestOrigin {
  /** HALO's own work, which nobody asks for over a network. */
  RequestOrigin NONE = Optional::empty;

  /** The network address, at most 45 characters; empty for HALO's own work. */
  Optional<String> address();
}
