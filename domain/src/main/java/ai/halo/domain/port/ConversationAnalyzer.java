package ai.halo.domain.port;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;

/** Finds out what a talk meant. Asking twice costs twice and harms nobody. */
public interface ConversationAnalyzer {
  /**
   * Judges a talk in which somebody spoke. What comes back is an opinion; the vetoes have not seen
   * it yet.
   *
   * @throws PortFailure as every port
   */
  Analysis analyze(AnalysisRequest request);
}
