package ai.halo.domain.analysis;

import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Transcript;

/**
 * What an analyzer is given: the talk as data, and what the operator had in mind with it.
 *
 * @param prompt the operator's prompt of the call
 * @param language the language the call was placed in
 * @param transcript hostile input: a person on the phone said it
 */
public record AnalysisRequest(String prompt, Language language, Transcript transcript) {
  /** Prompt and transcript are personal and never printed. */
  @Override
  public String toString() {
    return "AnalysisRequest[%s, %d lines]".formatted(language, transcript.utterances().size());
  }
}
