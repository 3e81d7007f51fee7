package ai.halo.adapter.web.voice;

/** Reads the truth about the provider's account; there is none where the provider is a mock. */
@FunctionalInterface
public interface AccountLook {
  /** Looks now; may take as long as a remote call does. */
  void look();
}
