package ai.halo.domain.port;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.cost.Money;
import ai.halo.domain.funnel.CallFigures;
import ai.halo.domain.funnel.Funnel;
import ai.halo.domain.funnel.FunnelStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Calls in memory: the repository, the list, and the statistics. */
public final class InMemoryCalls implements CallRepository, CallList, CallStatistics, ReviewQueue {
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::createdAt)
          .thenComparing(entry -> entry.id().value().toString())
          .reversed();

  private static final Comparator<Place> LONGEST_FIRST =
      Comparator.comparing(Place::since).thenComparing(place -> place.call().toString());

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryFactFeed feed;
  private Map<CallId, Call> calls = new LinkedHashMap<>();

  public InMemoryCalls(InMemoryUnitOfWork unitOfWork, InMemoryFactFeed feed) {
    this.unitOfWork = unitOfWork;
    this.feed = feed;
    unitOfWork.enlist(() -> {
      var before = new LinkedHashMap<>(calls);
      return () -> calls = before;
    });
  }

  /** Every call there is, in the order in which they were added. */
  public List<Call> all() {
    return List.copyOf(calls.values());
  }

  @Override
  public void add(Call call) {
    unitOfWork.run(() -> {
      if (calls.containsKey(call.id())) {
        throw new IllegalStateException("call %s is there already".formatted(call.id()));
      }
      put(call, 1);
    });
  }

  @Override
  public Optional<Call> find(CallId id) {
    return Optional.ofNullable(calls.get(id));
  }

  @Override
  public void save(Call call) {
    unitOfWork.run(() -> {
      var known = calls.get(call.id());
      if (known == null || known.version() != call.version()) {
        throw new StaleCall(call.id());
      }
      put(call, call.version() + 1);
    });
  }

  /** Puts another call in the place of one, facts included; nobody is told. */
  void rewrite(Call before, Call redacted) {
    unitOfWork.run(() -> {
      var known = calls.get(before.id());
      if (known == null || known.version() != before.version()) {
        throw new StaleCall(before.id());
      }
      calls.put(
          before.id(),
          Call.stored(
              before.id(),
              redacted.request(),
              redacted.timeline().recorded(),
              before.version() + 1));
    });
  }

  private void put(Call call, int version) {
    var facts = call.timeline().recorded();
    calls.put(call.id(), Call.stored(call.id(), call.request(), facts, version));
    var fresh = call.newFacts();
    var statuses = call.newStatuses();
    unitOfWork.afterCommit(() -> tell(call, fresh, statuses));
  }

  private void tell(Call call, List<Fact> facts, List<CallStatus> statuses) {
    for (var i = 0; i < facts.size(); i++) {
      feed.append(call.id(), call.storedFacts() + i + 1, facts.get(i), statuses.get(i));
    }
  }

  @Override
  public Page page(Filter filter, Optional<Key> after, int limit) {
    var matching =
        calls.values().stream()
            .filter(call -> !filter.awaitingReview() || call.review().isPresent())
            .map(InMemoryCalls::entry)
            .filter(matches(filter))
            .sorted(NEWEST_FIRST)
            .toList();
    var rest =
        matching.stream()
            .filter(entry -> after.map(key -> isAfter(entry, key)).orElse(true))
            .toList();
    var page = rest.stream().limit(limit).toList();
    var next =
        rest.size() > page.size()
            ? Optional.of(new Key(page.getLast().createdAt(), page.getLast().id()))
            : Optional.<Key>empty();
    return new Page(page, next, matching.size());
  }

  @Override
  public Waiting waiting(Optional<Place> after, int limit) {
    var all =
        calls.values().stream()
            .flatMap(
                call -> call.review().map(review -> new Place(review.since(), call.id())).stream())
            .sorted(LONGEST_FIRST)
            .toList();
    var rest =
        all.stream()
            .filter(place -> after.map(p -> LONGEST_FIRST.compare(place, p) > 0).orElse(true))
            .toList();
    var page = rest.stream().limit(limit).toList();
    var next = rest.size() > page.size() ? Optional.of(page.getLast()) : Optional.<Place>empty();
    return new Waiting(page, next, all.size());
  }

  private static boolean isAfter(Entry entry, Key key) {
    var byTime = entry.createdAt().compareTo(key.createdAt());
    return byTime != 0 ? byTime < 0 : entry.id().toString().compareTo(key.id().toString()) < 0;
  }

  private static Predicate<Entry> matches(Filter filter) {
    return entry ->
        (filter.statuses().isEmpty() || filter.statuses().contains(entry.status()))
            && (filter.dispositions().isEmpty()
                || entry.disposition().filter(filter.dispositions()::contains).isPresent())
            && (filter.crmStatuses().isEmpty() || filter.crmStatuses().contains(entry.crmStatus()))
            && (filter.languages().isEmpty() || filter.languages().contains(entry.language()))
            && filter.digits().map(entry.phone().e164()::contains).orElse(true)
            && filter.from().map(from -> !entry.createdAt().isBefore(from)).orElse(true)
            && filter.to().map(to -> entry.createdAt().isBefore(to)).orElse(true);
  }

  private static Entry entry(Call call) {
    var request = call.request();
    return new Entry(
        call.id(),
        request.phone(),
        request.language(),
        request.voice(),
        call.status(),
        call.ending(),
        call.disposition(),
        call.talk(),
        call.crmStatus(),
        call.analysis().map(analysis -> analysis.interest().level()),
        call.analysis().map(analysis -> analysis.summary()),
        call.createdAt(),
        call.timeline().inOrder().stream().map(Fact::at).max(Instant::compareTo).orElseThrow(),
        call.endedAt(),
        call.cost().map(CallCost::total));
  }

  @Override
  public CallFigures figures(Period period) {
    var placed = placed(period, period.from(), period.to());
    var length = Duration.between(period.from(), period.to());
    var days = new TreeMap<LocalDate, List<Call>>();
    var last = period.to().minusNanos(1).atZone(period.zone()).toLocalDate();
    period
        .from()
        .atZone(period.zone())
        .toLocalDate()
        .datesUntil(last.plusDays(1))
        .forEach(day -> days.put(day, new ArrayList<>()));
    placed.forEach(call ->
        days.computeIfAbsent(
                call.createdAt().atZone(period.zone()).toLocalDate(), _ -> new ArrayList<>())
            .add(call));
    return new CallFigures(
        totals(placed),
        placed.stream()
            .flatMap(call -> call.disposition().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
        days.entrySet().stream()
            .map(day -> new CallFigures.Day(day.getKey(), funnel(day.getValue())))
            .toList(),
        answers(placed, period),
        totals(placed(period, period.from().minus(length), period.from())));
  }

  private List<Call> placed(Period period, Instant from, Instant to) {
    return calls.values().stream()
        .filter(call -> call.furthestStage().isPresent())
        .filter(call -> !call.createdAt().isBefore(from) && call.createdAt().isBefore(to))
        .filter(call ->
            period.languages().isEmpty() || period.languages().contains(call.request().language()))
        .filter(call ->
            period.dispositions().isEmpty()
                || call.disposition().filter(period.dispositions()::contains).isPresent())
        .toList();
  }

  private static List<CallFigures.HourOfWeek> answers(List<Call> placed, Period period) {
    var cells = new TreeMap<Integer, List<Call>>();
    placed.forEach(call -> {
      var at = call.createdAt().atZone(period.zone());
      var cell = (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
      cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(call);
    });
    return cells.entrySet().stream()
        .map(cell -> {
          var funnel = funnel(cell.getValue());
          return new CallFigures.HourOfWeek(
              java.time.DayOfWeek.of(cell.getKey() / 24 + 1),
              cell.getKey() % 24,
              funnel.called(),
              funnel.talked());
        })
        .toList();
  }

  private static CallFigures.Totals totals(List<Call> placed) {
    var talk =
        placed.stream()
            .filter(call -> call.furthestStage().orElseThrow() != FunnelStage.CALLED)
            .flatMap(call -> call.talk().stream())
            .reduce(Duration.ZERO, Duration::plus);
    return new CallFigures.Totals(funnel(placed), talk, cost(placed));
  }

  private static List<Money> cost(List<Call> placed) {
    var sums = new TreeMap<String, Money>();
    placed.stream()
        .flatMap(call -> call.cost().stream())
        .map(CallCost::total)
        .forEach(money -> sums.merge(money.currency(), money, Money::plus));
    return List.copyOf(sums.values());
  }

  private static Funnel funnel(List<Call> placed) {
    var byStage = new HashMap<FunnelStage, Long>();
    placed.forEach(call -> byStage.merge(call.furthestStage().orElseThrow(), 1L, Long::sum));
    return Funnel.ofFurthest(byStage);
  }
}
