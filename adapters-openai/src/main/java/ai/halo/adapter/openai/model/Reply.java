package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import java.util.Optional;

/** What came back from one request to the model, whichever API it took. */
sealed interface Reply {
  /** What the request took, whether or not it helped. */
  Took took();

  /** The model answered with this text, which nobody has read yet. */
  record Text(String text, Took took) implements Reply {
    /** The text is made of a person's words and is never printed. */
    @Override
    public String toString() {
      return "Text[%d characters]".formatted(text.length());
    }
  }

  /** The model answered nothing that could be read. */
  record Nothing(Why why, Took took) implements Reply {}

  /** Why there is no text. */
  enum Why {
    /** The model declined. */
    DECLINED,
    /** The server's filter stepped in. */
    FILTERED,
    /** The most tokens were used up before the answer was whole. */
    CUT_OFF,
    /** The answer has no text, or is no answer of this API, or is longer than anybody reads. */
    UNREADABLE
  }

  /**
   * What a request took.
   *
   * @param model the model that the server says it asked; may be blank
   * @param requestId the server's name for the request
   */
  record Took(String model, Optional<String> requestId, Usage usage) {
    /** Both requests together, named after the later one. */
    Took and(Took later) {
      return new Took(
          later.model().isBlank() ? model : later.model(),
          later.requestId().or(() -> requestId),
          new Usage(
              usage.input() + later.usage().input(),
              usage.output() + later.usage().output(),
              usage.cached() + later.usage().cached()));
    }
  }
}
