package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import java.util.List;

/**
 * What a talk meant.
 *
 * @param confidence from 0 to 1
 * @param grounds the cues it rests on, the most telling first
 */
record Verdict(
    Disposition disposition, InterestLevel interest, double confidence, List<Heard> grounds) {}
