package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.Judge;
import ai.halo.domain.account.User;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.Completed;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Reanalyses;
import ai.halo.domain.reanalysis.Comparison;
import ai.halo.domain.reanalysis.Comparison.Judged;
import ai.halo.domain.reanalysis.Comparison.Left;
import ai.halo.domain.reanalysis.Reanalysis;
import ai.halo.domain.reanalysis.Reanalysis.State;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Has another analyzer judge past talks, shows what would change, and replaces the old judgements
 * where somebody wants that.
 *
 * <p>Nothing is sent and no lead is made by any of it. What a person decided is never replaced. Who
 * turns out to have opted out is not called again.
 *
 * <p>Each talk is kept as it is done, so whoever takes over goes on where the last one was.
 */
public final class Reanalyse {
  private static final int MOST_TRIES = 5;
  private static final String REVIEWED = "reviewed";
  private static final String GONE = "gone";

  private final CallEditor editor;
  private final CallRepository calls;
  private final Reanalyses reanalyses;
  private final Map<String, ConversationAnalyzer> analyzers;
  private final Judge judge;
  private final DoNotCallList doNotCall;
  private final Ids ids;
  private final Audit audit;
  private final InstantSource clock;

  /**
   * On these ports.
   *
   * @param analyzers by the names that users choose them by
   */
  public Reanalyse(
      CallEditor editor,
      CallRepository calls,
      Reanalyses reanalyses,
      Map<String, ConversationAnalyzer> analyzers,
      Judge judge,
      DoNotCallList doNotCall,
      Ids ids,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.reanalyses = reanalyses;
    this.analyzers = Map.copyOf(analyzers);
    this.judge = judge;
    this.doNotCall = doNotCall;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  /** One and how far it is. */
  public record Status(Reanalysis reanalysis, Reanalyses.Progress progress) {}

  /** What became of a wish to promote or discard. */
  public enum Outcome {
    /** It is done, or under way. */
    DONE,
    /** It does not stand where that can be done. */
    NOT_NOW,
    /** There is none of that name. */
    UNKNOWN
  }

  /** The names of the analyzers there are, in order. */
  public List<String> analyzers() {
    return analyzers.keySet().stream().sorted().toList();
  }

  /**
   * Starts one over the calls created in a period.
   *
   * @return empty when there is no such analyzer
   */
  public Optional<Status> start(String analyzer, Instant from, Instant to, User by) {
    if (!analyzers.containsKey(analyzer)) {
      return Optional.empty();
    }
    var reanalysis =
        new Reanalysis(
            ids.reanalysis(),
            analyzer,
            from,
            to,
            by.name().value(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            State.RUNNING);
    return editor.inTransaction(() -> {
      reanalyses.start(reanalysis);
      audit.note(
          AuditAction.REANALYSIS_STARTED,
          by,
          Subject.of(reanalysis.id()),
          Map.of("analyzer", analyzer));
      return Optional.of(status(reanalysis));
    });
  }

  /** One and how far it is. */
  public Optional<Status> one(ReanalysisId id) {
    return reanalyses.find(id).map(this::status);
  }

  /** The latest ones, newest first. */
  public List<Status> latest(int limit) {
    return reanalyses.latest(limit).stream().map(this::status).toList();
  }

  /** See {@link Reanalyses#results}. */
  public List<Comparison> results(ReanalysisId id, boolean changedOnly, int after, int limit) {
    return reanalyses.results(id, changedOnly, after, limit);
  }

  /** Has the new judgements replace the old ones, in the background. */
  public Outcome promote(ReanalysisId id, User by) {
    return move(id, Reanalysis::canPromote, State.PROMOTING, AuditAction.REANALYSIS_PROMOTED, by);
  }

  /** Gives one up; what it found stays to be looked at. */
  public Outcome discard(ReanalysisId id, User by) {
    return move(id, Reanalysis::canDiscard, State.DISCARDED, AuditAction.REANALYSIS_DISCARDED, by);
  }

  private Outcome move(
      ReanalysisId id, Predicate<Reanalysis> allowed, State to, AuditAction action, User by) {
    return editor.inTransaction(() ->
        reanalyses
            .find(id)
            .map(found -> {
              if (!allowed.test(found) || !reanalyses.move(id, found.state(), to)) {
                return Outcome.NOT_NOW;
              }
              audit.note(action, by, Subject.of(id));
              return Outcome.DONE;
            })
            .orElse(Outcome.UNKNOWN));
  }

  /**
   * Goes on with the oldest open one. To be run every few seconds by one node at a time.
   *
   * @param most how many talks at most, which is what bounds the rate
   */
  public void work(int most) {
    reanalyses
        .nextOpen()
        .ifPresent(open -> {
          switch (open.state()) {
            case RUNNING -> judgeSome(open, most);
            case PROMOTING -> replaceSome(open, most);
            case DONE, PROMOTED, DISCARDED -> {}
          }
        });
  }

  private void judgeSome(Reanalysis open, int most) {
    var talks = reanalyses.open(open.id(), most);
    if (talks.isEmpty()) {
      reanalyses.move(open.id(), State.RUNNING, State.DONE);
      return;
    }
    for (var talk : talks) {
      try {
        keep(open, talk, judged(open, talk));
      } catch (PortFailure.Refused refused) {
        keep(open, talk, new Left(refused.code()));
      } catch (PortFailure failure) {
        if (reanalyses.tried(open.id(), talk.no()) < MOST_TRIES) {
          return;
        }
        keep(open, talk, new Left(failure.code()));
      }
    }
  }

  private void keep(Reanalysis open, Comparison talk, Comparison.Outcome outcome) {
    reanalyses.keep(open.id(), new Comparison(talk.no(), talk.call(), outcome));
  }

  private Comparison.Outcome judged(Reanalysis open, Comparison talk) {
    var call = calls.find(talk.call());
    var objection = call.map(Reanalyse::objection).orElse(Optional.of(GONE));
    if (objection.isPresent()) {
      return new Left(objection.get());
    }
    var found = call.orElseThrow();
    var asked = found.request();
    var claimed =
        analyzer(open)
            .analyze(
                new AnalysisRequest(asked.prompt().text(), asked.language(), found.transcript()));
    var after = judge.of(found, claimed).analysis();
    return new Judged(found.analysis().orElseThrow(), after, judge.callbackAt(found, after), false);
  }

  private ConversationAnalyzer analyzer(Reanalysis open) {
    var analyzer = analyzers.get(open.analyzer());
    if (analyzer == null) {
      throw new PortFailure.Refused(
          "reanalysis.analyzer", "this node has no such analyzer any more");
    }
    return analyzer;
  }

  /** Why a talk is not judged anew: what a person decided stands. */
  private static Optional<String> objection(Call call) {
    if (call.timeline().recorded().stream().anyMatch(WorkFact.Reviewed.class::isInstance)) {
      return Optional.of(REVIEWED);
    }
    return call.state() instanceof Completed(_, Optional<Analysis> analysis, _)
            && analysis.isPresent()
        ? Optional.empty()
        : Optional.of(GONE);
  }

  private void replaceSome(Reanalysis open, int most) {
    var talks = reanalyses.toReplace(open.id(), most);
    if (talks.isEmpty()) {
      reanalyses.move(open.id(), State.PROMOTING, State.PROMOTED);
      return;
    }
    talks.forEach(talk -> editor.inTransaction(() -> replaced(open, talk)));
  }

  /** The call and what is known of its talk change together. */
  private boolean replaced(Reanalysis open, Comparison talk) {
    var call = calls.find(talk.call());
    if (talk.outcome() instanceof Judged judged
        && call.flatMap(Call::analysis).filter(judged.before()::equals).isPresent()
        && call.flatMap(Reanalyse::objection).isEmpty()) {
      replace(call.orElseThrow(), judged, open.by());
      keep(open, talk, new Judged(judged.before(), judged.after(), judged.callbackAt(), true));
      return true;
    }
    keep(open, talk, new Left(GONE));
    return false;
  }

  private void replace(Call call, Judged judged, String by) {
    var at = call.stamp(clock.instant());
    if (judged.after().disposition() == Disposition.OPT_OUT) {
      doNotCall.optedOut(call.request().phone(), call.id(), at);
    }
    editor.store(
        call,
        call.with(new WorkFact.AnalysisReplaced(at, by, judged.after(), judged.callbackAt())));
  }

  private Status status(Reanalysis reanalysis) {
    return new Status(reanalysis, reanalyses.progress(reanalysis.id()));
  }
}
