package ai.halo.adapter.openai.model;

import ai.halo.domain.port.PortFailure;

/** One way of asking a model. */
interface ModelApi {
  /**
   * Asks once; what is out of reach for a moment is tried again within the call.
   *
   * @throws TooLong when the server says that the question is longer than the model reads
   * @throws PortFailure as every port
   */
  Reply ask(Question question);

  /** The question is longer than the model reads. */
  final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a word of the question. */
    TooLong() {
      super("the question is longer than the model reads");
    }
  }
}
