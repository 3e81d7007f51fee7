package ai.halo.domain.port;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.reanalysis.Comparison;
import ai.halo.domain.reanalysis.Comparison.Judged;
import ai.halo.domain.reanalysis.Comparison.Left;
import ai.halo.domain.reanalysis.Comparison.Open;
import ai.halo.domain.reanalysis.Difference;
import ai.halo.domain.reanalysis.Reanalysis;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Re-analyses in memory. */
public final class InMemoryReanalyses implements Reanalyses {
  private static final Comparator<Call> NEWEST_FIRST =
      Comparator.comparing(Call::createdAt).thenComparing(call -> call.id().toString()).reversed();

  private final InMemoryCalls calls;
  private final Map<ReanalysisId, Reanalysis> all = new LinkedHashMap<>();
  private final Map<ReanalysisId, Map<Integer, Comparison>> results = new HashMap<>();
  private final Map<String, Integer> tries = new HashMap<>();

  public InMemoryReanalyses(InMemoryCalls calls) {
    this.calls = calls;
  }

  @Override
  public int start(Reanalysis reanalysis) {
    var chosen =
        calls.all().stream()
            .filter(call -> call.status() == CallStatus.COMPLETED && call.analysis().isPresent())
            .filter(call -> !call.createdAt().isBefore(reanalysis.from()))
            .filter(call -> call.createdAt().isBefore(reanalysis.to()))
            .sorted(NEWEST_FIRST)
            .limit(Reanalysis.MOST_CALLS)
            .toList();
    var talks = new TreeMap<Integer, Comparison>();
    chosen.forEach(call -> {
      var no = talks.size() + 1;
      talks.put(no, new Comparison(no, call.id(), new Open()));
    });
    all.put(reanalysis.id(), reanalysis);
    results.put(reanalysis.id(), talks);
    return talks.size();
  }

  @Override
  public Optional<Reanalysis> find(ReanalysisId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public List<Reanalysis> latest(int limit) {
    return all.values().stream()
        .sorted(Comparator.comparing(Reanalysis::startedAt).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Reanalysis> nextOpen() {
    return all.values().stream()
        .filter(Reanalysis::isOpen)
        .min(Comparator.comparing(Reanalysis::startedAt));
  }

  @Override
  public boolean move(ReanalysisId id, Reanalysis.State from, Reanalysis.State to) {
    var stands = find(id).filter(reanalysis -> reanalysis.state() == from);
    stands.ifPresent(reanalysis -> all.put(id, reanalysis.in(to)));
    return stands.isPresent();
  }

  @Override
  public List<Comparison> open(ReanalysisId id, int limit) {
    return talks(id).filter(talk -> talk.outcome() instanceof Open).limit(limit).toList();
  }

  @Override
  public List<Comparison> toReplace(ReanalysisId id, int limit) {
    return talks(id)
        .filter(talk ->
            talk.outcome() instanceof Judged judged
                && !judged.replaced()
                && !judged.differences().isEmpty())
        .limit(limit)
        .toList();
  }

  @Override
  public void keep(ReanalysisId id, Comparison comparison) {
    results.getOrDefault(id, new TreeMap<>()).put(comparison.no(), comparison);
  }

  @Override
  public int tried(ReanalysisId id, int no) {
    return tries.merge(id + ":" + no, 1, Integer::sum);
  }

  @Override
  public List<Comparison> results(ReanalysisId id, boolean changedOnly, int after, int limit) {
    return talks(id)
        .filter(talk -> talk.no() > after)
        .filter(talk -> !changedOnly || isChanged(talk))
        .limit(limit)
        .toList();
  }

  @Override
  public Progress progress(ReanalysisId id) {
    Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    talks(id)
        .filter(InMemoryReanalyses::isChanged)
        .forEach(talk -> {
          if (talk.outcome() instanceof Judged judged) {
            judged.differences().forEach(d -> differences.merge(d, 1, Integer::sum));
          }
        });
    return new Progress(
        count(id, _ -> true),
        count(id, talk -> talk.outcome() instanceof Judged),
        count(id, talk -> talk.outcome() instanceof Left),
        count(id, InMemoryReanalyses::isChanged),
        count(id, talk -> talk.outcome() instanceof Judged judged && judged.replaced()),
        differences);
  }

  private Stream<Comparison> talks(ReanalysisId id) {
    return results.getOrDefault(id, Map.of()).values().stream();
  }

  private int count(ReanalysisId id, Predicate<Comparison> which) {
    return (int) talks(id).filter(which).count();
  }

  private static boolean isChanged(Comparison talk) {
    return talk.outcome() instanceof Judged judged && !judged.differences().isEmpty();
  }
}
