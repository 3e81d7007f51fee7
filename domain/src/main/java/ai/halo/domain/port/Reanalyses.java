package ai.halo.domain.port;

import ai.halo.domain.reanalysis.Comparison;
import ai.halo.domain.reanalysis.Difference;
import ai.halo.domain.reanalysis.Reanalysis;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps re-analyses and what came of each talk in them. */
public interface Reanalyses {
  /**
   * Starts one with the completed calls of its period that were judged, the newest first and {@link
   * Reanalysis#MOST_CALLS} at most.
   *
   * @return how many they are
   */
  int start(Reanalysis reanalysis);

  /** The one of that name. */
  Optional<Reanalysis> find(ReanalysisId id);

  /** The latest ones, newest first. */
  List<Reanalysis> latest(int limit);

  /** The oldest one that there is work on. */
  Optional<Reanalysis> nextOpen();

  /**
   * Moves one on, if it still stands where it was thought to.
   *
   * @return whether it did
   */
  boolean move(ReanalysisId id, Reanalysis.State from, Reanalysis.State to);

  /** Talks that were not judged yet, in their order. */
  List<Comparison> open(ReanalysisId id, int limit);

  /** Talks that were judged differently and are not replaced yet, in their order. */
  List<Comparison> toReplace(ReanalysisId id, int limit);

  /** Keeps what came of a talk. */
  void keep(ReanalysisId id, Comparison comparison);

  /**
   * Notes that a talk could not be judged for now.
   *
   * @return how often that was so, this time included
   */
  int tried(ReanalysisId id, int no);

  /**
   * What came of the talks after a place, in their order.
   *
   * @param after the place of the last one known; 0 for the first page
   * @param changedOnly only those whose judgements differ
   */
  List<Comparison> results(ReanalysisId id, boolean changedOnly, int after, int limit);

  /** How far one is. */
  Progress progress(ReanalysisId id);

  /**
   * Counts of talks.
   *
   * @param judged were judged, the same or differently
   * @param left will not be judged
   * @param changed were judged differently
   * @param replaced are replaced
   * @param differences how many differ in what
   */
  record Progress(
      int total,
      int judged,
      int left,
      int changed,
      int replaced,
      Map<Difference, Integer> differences) {
    /** Keeps a copy. */
    public Progress {
      differences = Map.copyOf(differences);
    }
  }
}
