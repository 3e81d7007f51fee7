package ai.halo.domain.port;

import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Transcript;
import java.util.List;

/**
 * Finds, by phrases and not by a model, where a person asks not to be called again. Asks nobody, so
 * it may be used inside a transaction.
 */
@FunctionalInterface
public interface OptOutDetector {
  /**
   * The customer's words that ask for it, in any language, as evidence of {@link
   * Evidence#OF_OPT_OUT}; empty when there are none. The same talk gets the same answer always.
   *
   * @param language the language the call was placed in
   */
  List<Evidence> listen(Transcript transcript, Language language);
}
