package ai.halo.domain.call;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.CallState.AddingToCrm;
import ai.halo.domain.call.CallState.Analyzing;
import ai.halo.domain.call.CallState.AwaitingReview;
import ai.halo.domain.call.CallState.Canceled;
import ai.halo.domain.call.CallState.Completed;
import ai.halo.domain.call.CallState.Connecting;
import ai.halo.domain.call.CallState.Dialing;
import ai.halo.domain.call.CallState.EndedLine;
import ai.halo.domain.call.CallState.Failed;
import ai.halo.domain.call.CallState.Initiating;
import ai.halo.domain.call.CallState.PreparingFollowUp;
import ai.halo.domain.call.CallState.Ringing;
import ai.halo.domain.call.CallState.SendingFollowUp;
import ai.halo.domain.call.CallState.Talking;
import ai.halo.domain.call.LineSignal.Said;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.FollowUpStatus;
import ai.halo.domain.funnel.FunnelStage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One try to talk with one number.
 *
 * <p>All there is to know follows from what was asked for and from the facts since; nothing is ever
 * set. A call is immutable: {@link #with} answers another one.
 */
public final class Call {
  private final CallId id;
  private final CallRequest request;
  private final CallTimeline timeline;
  private final int version;
  private final int stored;
  private final CallState state;

  private Call(CallId id, CallRequest request, CallTimeline timeline, int version, int stored) {
    this(id, request, timeline, version, stored, timeline.state());
  }

  private Call(
      CallId id,
      CallRequest request,
      CallTimeline timeline,
      int version,
      int stored,
      CallState state) {
    this.id = id;
    this.request = request;
    this.timeline = timeline;
    this.version = version;
    this.stored = stored;
    this.state = state;
  }

  /** A call that was just asked for by the user of this name. */
  public static Call requested(CallId id, CallRequest request, String by, Instant at) {
    return new Call(id, request, CallTimeline.of(List.of(new WorkFact.Requested(at, by))), 0, 0);
  }

  /**
   * A call as it was stored.
   *
   * @param facts its facts in the order in which they were recorded; the first is {@link
   *     WorkFact.Requested}
   * @param version how often it was stored, from 1
   */
  public static Call stored(CallId id, CallRequest request, List<Fact> facts, int version) {
    return new Call(id, request, CallTimeline.of(facts), version, facts.size());
  }

  /** This call once it has been stored; itself when it has nothing new. */
  public Call asStored() {
    return newFacts().isEmpty()
        ? this
        : new Call(id, request, timeline, version + 1, timeline.size(), state);
  }

  /** This call with more facts; itself when all of them are known. */
  public Call with(Fact... facts) {
    return with(List.of(facts));
  }

  /** This call with more facts; itself when all of them are known. */
  public Call with(Iterable<? extends Fact> facts) {
    var longer = timeline.with(facts);
    return longer.size() == timeline.size() ? this : new Call(id, request, longer, version, stored);
  }

  /**
   * The time to give to what is done about this call now: {@code now}, or just after the latest
   * thing that was done here where this node's clock is behind the one that did it.
   */
  public Instant stamp(Instant now) {
    var micros = now.truncatedTo(ChronoUnit.MICROS);
    return timeline.inOrder().stream()
        .filter(Call::isOurs)
        .map(Fact::at)
        .max(Instant::compareTo)
        .map(latest -> latest.plus(1, ChronoUnit.MICROS))
        .filter(next -> next.isAfter(micros))
        .orElse(micros);
  }

  /** The call's name. */
  public CallId id() {
    return id;
  }

  /** What was asked for. */
  public CallRequest request() {
    return request;
  }

  /** All facts. */
  public CallTimeline timeline() {
    return timeline;
  }

  /** How often it was stored; 0 for a new one. The guard against two writers. */
  public int version() {
    return version;
  }

  /** The facts that are not stored yet, in the order in which they were added. */
  public List<Fact> newFacts() {
    return timeline.recorded().subList(stored, timeline.size());
  }

  /** How many facts are stored already. */
  public int storedFacts() {
    return stored;
  }

  /** Where it stands. */
  public CallState state() {
    return state;
  }

  /** The label of where it stands. */
  public CallStatus status() {
    return state.status();
  }

  /** The label it has after each of {@link #newFacts()}, in their order. */
  public List<CallStatus> newStatuses() {
    return IntStream.rangeClosed(stored + 1, timeline.size()).mapToObj(this::statusAfter).toList();
  }

  /** The label it had when so many of its facts were recorded; all of them make today's. */
  public CallStatus statusAfter(int facts) {
    return timeline.stateAfter(facts).status();
  }

  /** When it was asked for. */
  public Instant createdAt() {
    return requestedFact().at();
  }

  /** The name of the user who asked for it. */
  public String createdBy() {
    return requestedFact().by();
  }

  /** Since when somebody wants it dialled: since the request, or the latest wish for a retry. */
  public Instant wantedSince() {
    return timeline.inOrder().stream()
        .filter(WorkFact.RetryRequested.class::isInstance)
        .map(Fact::at)
        .max(Instant::compareTo)
        .orElseGet(this::createdAt);
  }

  /** Since when nobody may dial it though somebody wants it dialled; while it is not dialled. */
  public Instant idleSince() {
    return revocations()
        .map(LineSignal.DialRevoked::at)
        .max(Instant::compareTo)
        .filter(revoked -> revoked.isAfter(wantedSince()))
        .orElseGet(this::wantedSince);
  }

  /**
   * How many attempts came to nothing without anybody wanting that, since somebody wanted the call
   * dialled: those that no session asked a permit for, and those whose session could not dial.
   */
  public int attemptsInVain() {
    var since = wantedSince();
    return (int)
        revocations()
            .filter(revoked -> revoked.at().isAfter(since))
            .filter(LineSignal.DialRevoked::isInVain)
            .count();
  }

  private Stream<LineSignal.DialRevoked> revocations() {
    return timeline.inOrder().stream()
        .flatMap(fact ->
            fact instanceof LineFact(_, LineSignal.DialRevoked revoked)
                ? Stream.of(revoked)
                : Stream.<LineSignal.DialRevoked>empty());
  }

  /** When it reached its end, whichever it was; empty before. */
  public Optional<Instant> endedAt() {
    return switch (state) {
      case Completed s -> Optional.of(s.at());
      case Failed s -> Optional.of(s.at());
      case Canceled s -> Optional.of(s.at());
      case Initiating _, Dialing _, Connecting _, Ringing _, Talking _ -> Optional.empty();
      case Analyzing _, AwaitingReview _, PreparingFollowUp _ -> Optional.empty();
      case SendingFollowUp _, AddingToCrm _ -> Optional.empty();
    };
  }

  /** Everything that was said so far, in the order of the talk. */
  public Transcript transcript() {
    var lines = new TreeMap<Integer, Utterance>();
    timeline.inOrder().stream()
        .flatMap(
            fact -> fact instanceof LineFact(_, Said said) ? Stream.of(said) : Stream.<Said>empty())
        .map(Said::utterance)
        .forEach(line -> lines.merge(line.no(), line, Call::theSame));
    return new Transcript(List.copyOf(lines.values()));
  }

  /** The provider's session that held the permit last; empty before one did. */
  public Optional<SessionId> session() {
    return latest(
        fact -> fact instanceof LineFact(_, LineSignal.SessionStarted s) ? s.session() : null);
  }

  /** How the line ended; empty while it has not. */
  public Optional<EndedLine> line() {
    return lineOf(state);
  }

  /**
   * Why the line went quiet; empty while it has not, and {@code CANCELED} when an operator ended it
   * before.
   */
  public Optional<Ending> ending() {
    var canceled =
        state instanceof Canceled ? Optional.of(Ending.CANCELED) : Optional.<Ending>empty();
    return line().map(EndedLine::ending).or(() -> canceled);
  }

  /** How long the talk was; empty while it goes on or when there was none. */
  public Optional<Duration> talk() {
    return line().filter(EndedLine::answered).map(EndedLine::talk);
  }

  /**
   * What the talk meant, vetoes and a person's corrections applied; empty before it is known or
   * when nobody talked.
   */
  public Optional<Analysis> analysis() {
    return analysisOf(state);
  }

  /**
   * When the person wants to be called again; empty when they do not, or named no time that we
   * understood.
   */
  public Optional<Instant> callbackAt() {
    var wished =
        this.<Optional<Instant>>latest(fact ->
            switch (fact) {
              case WorkFact.Analyzed f -> f.callbackAt();
              case WorkFact.AnalysisReplaced f -> f.callbackAt();
              case LineFact _ -> null;
              case WorkFact _ -> null;
            });
    return wished
        .flatMap(Function.identity())
        .filter(_ -> analysis().flatMap(Analysis::callback).isPresent());
  }

  /** Whether and why a person has to look; empty when nobody has to. */
  public Optional<AwaitingReview> review() {
    return state instanceof AwaitingReview s ? Optional.of(s) : Optional.empty();
  }

  /** Whether a person decided that the customer gets a message. */
  public boolean messageWanted() {
    return this.<Boolean>latest(
            fact -> fact instanceof WorkFact.Reviewed f ? f.corrections().sendMessage() : null)
        .orElse(false);
  }

  /**
   * What the call meant: by its analysis, else by what the person told the voice and how the line
   * ended; empty before either is known.
   */
  public Optional<Disposition> disposition() {
    return analysis()
        .map(Analysis::disposition)
        .or(() ->
            state instanceof Completed s
                ? Optional.of(
                    optedOutOnTheLine() ? Disposition.OPT_OUT : meaningOf(s.line().ending()))
                : Optional.empty());
  }

  /** The message that was prepared; empty when none was. */
  public Optional<FollowUp> followUp() {
    return latest(fact -> fact instanceof WorkFact.FollowUpPrepared f ? f.followUp() : null);
  }

  /** Where the follow-up stands. */
  public FollowUpStatus followUpStatus() {
    return this.<FollowUpStatus>latest(fact ->
            switch (fact) {
              case WorkFact.FollowUpSent _ -> FollowUpStatus.SENT;
              case WorkFact.FollowUpSkipped _ -> FollowUpStatus.SKIPPED;
              case WorkFact.FollowUpPrepared _ -> FollowUpStatus.PREPARED;
              case LineFact _ -> null;
              case WorkFact _ -> null;
            })
        .orElse(FollowUpStatus.NONE);
  }

  /** Whether the customer was sent the operator's Telegram link. */
  public boolean telegramLinkSent() {
    return followUpStatus() == FollowUpStatus.SENT
        && followUp().filter(FollowUp::withTelegramLink).isPresent();
  }

  /** The CRM's name for the lead; empty when there is none. */
  public Optional<String> crmId() {
    return latest(fact -> fact instanceof WorkFact.LeadRecorded f ? f.crmId() : null);
  }

  /** Whether it became a lead. */
  public CrmStatus crmStatus() {
    if (crmId().isPresent()) {
      return CrmStatus.ADDED;
    }
    var isOpen =
        switch (state instanceof Failed failed ? failed.before() : state) {
          case PreparingFollowUp _, SendingFollowUp _, AddingToCrm _ -> true;
          case Initiating _, Dialing _, Connecting _, Ringing _, Talking _, Analyzing _ -> false;
          case AwaitingReview _, Completed _, Failed _, Canceled _ -> false;
        };
    return isOpen && analysis().filter(Analysis::createLead).isPresent()
        ? CrmStatus.PENDING
        : CrmStatus.NOT_CREATED;
  }

  /** Why it stands as failed; empty when it does not. */
  public Optional<Failure> failure() {
    return state instanceof Failed s ? Optional.of(s.failure()) : Optional.empty();
  }

  /** Whether an operator can still end it. */
  public boolean canCancel() {
    return !(state instanceof Completed || state instanceof Canceled);
  }

  /** Whether nothing happens to it until a person decides, be it never. */
  public boolean waitsForAPerson() {
    return state instanceof Failed || state instanceof AwaitingReview;
  }

  /**
   * Whether an operator can have a failed step tried again. Not while nobody can tell whether the
   * phone rang: somebody has to settle that first. An analyzer that would not judge can be asked
   * again.
   */
  public boolean canRetry() {
    return (state instanceof Failed failed && !CallLifecycle.mayBeDialled(failed.before()))
        || (state instanceof AwaitingReview review && review.analysis().isEmpty());
  }

  /** What the session cost, as the provider counted it last; empty before it did. */
  public Optional<CallCost> cost() {
    return latest(fact -> fact instanceof WorkFact.CostCounted f ? f.cost() : null);
  }

  /** Where the recording is; empty when there is none or it was deleted. */
  public Optional<RecordingLink> recording() {
    return recordingDeleted()
        ? Optional.empty()
        : latest(
            fact -> fact instanceof LineFact(_, LineSignal.RecordingStarted s) ? s.link() : null);
  }

  /** Whether what was recorded was deleted at a user's wish. */
  public boolean recordingDeleted() {
    return timeline.inOrder().stream().anyMatch(WorkFact.RecordingDeleted.class::isInstance);
  }

  /** Whether the person told the voice not to call again. */
  public boolean optedOutOnTheLine() {
    return timeline.inOrder().stream()
        .anyMatch(fact -> fact instanceof LineFact(_, LineSignal.OptedOut _));
  }

  /**
   * Whether the result of a step is still to come: it is that step's turn, or was when the call was
   * canceled or failed, since what was under way then may have happened.
   */
  public boolean awaits(Step step) {
    return awaits(state, step);
  }

  private static boolean awaits(CallState state, Step step) {
    return state.step().filter(turn -> turn == step).isPresent()
        || switch (state) {
          case Failed s -> awaits(s.before(), step);
          case Canceled s -> awaits(s.before(), step);
          case Initiating _, Dialing _, Connecting _, Ringing _, Talking _, Analyzing _ -> false;
          case AwaitingReview _, PreparingFollowUp _, SendingFollowUp _, AddingToCrm _ -> false;
          case Completed _ -> false;
        };
  }

  /**
   * Whether a remote effect was asked for since an operator last wanted a retry, and may have
   * happened.
   */
  public boolean effectStarted(Step step) {
    var started = false;
    for (var fact : timeline.inOrder()) {
      started =
          switch (fact) {
            case WorkFact.EffectStarted f when f.step() == step -> true;
            case WorkFact.RetryRequested _ -> false;
            case LineFact _ -> started;
            case WorkFact _ -> started;
          };
    }
    return started;
  }

  /** Whether a remote effect was asked for at any time, and may have happened. */
  public boolean effectWasStarted(Step step) {
    return timeline.inOrder().stream()
        .anyMatch(fact -> fact instanceof WorkFact.EffectStarted f && f.step() == step);
  }

  /**
   * How far into the funnel it came; empty before it was placed. Interest that a person has yet to
   * confirm does not count.
   */
  public Optional<FunnelStage> furthestStage() {
    if (crmId().isPresent()) {
      return Optional.of(FunnelStage.LEAD);
    }
    if (disposition().filter(Disposition.INTERESTED::equals).isPresent() && review().isEmpty()) {
      return Optional.of(FunnelStage.INTERESTED);
    }
    if (aPersonSpoke()) {
      return Optional.of(FunnelStage.TALKED);
    }
    return timeline.inOrder().stream().anyMatch(LineFact.class::isInstance)
        ? Optional.of(FunnelStage.CALLED)
        : Optional.empty();
  }

  /** Number and words are personal and never printed. */
  @Override
  public String toString() {
    return "Call[%s, version %d, %s]".formatted(id, version, status());
  }

  private boolean aPersonSpoke() {
    var machine =
        ending().filter(Ending.VOICEMAIL::equals).isPresent()
            || disposition().filter(Disposition.VOICEMAIL::equals).isPresent();
    return !machine && transcript().hasCustomerSpeech();
  }

  private static Disposition meaningOf(Ending ending) {
    var fallback = ending == Ending.PROVIDER_ERROR ? Disposition.FAILED : Disposition.UNCLEAR;
    return Disposition.withoutTalk(ending).orElse(fallback);
  }

  private static Optional<Analysis> analysisOf(CallState state) {
    return switch (state) {
      case Initiating _, Dialing _, Connecting _, Ringing _, Talking _ -> Optional.empty();
      case Analyzing _ -> Optional.empty();
      case AwaitingReview s -> s.analysis();
      case PreparingFollowUp s -> Optional.of(s.analysis());
      case SendingFollowUp s -> Optional.of(s.analysis());
      case AddingToCrm s -> Optional.of(s.analysis());
      case Completed s -> s.analysis();
      case Failed s -> analysisOf(s.before());
      case Canceled s -> analysisOf(s.before());
    };
  }

  private static Optional<EndedLine> lineOf(CallState state) {
    return switch (state) {
      case Initiating _, Dialing _, Connecting _, Ringing _, Talking _ -> Optional.empty();
      case Analyzing s -> Optional.of(s.line());
      case AwaitingReview s -> Optional.of(s.line());
      case PreparingFollowUp s -> Optional.of(s.line());
      case SendingFollowUp s -> Optional.of(s.line());
      case AddingToCrm s -> Optional.of(s.line());
      case Completed s -> Optional.of(s.line());
      case Failed s -> lineOf(s.before());
      case Canceled s -> lineOf(s.before());
    };
  }

  /**
   * Two versions of one line: the longer one, which is the later one where recognition corrects
   * itself.
   */
  private static Utterance theSame(Utterance one, Utterance other) {
    var byLength = Integer.compare(one.text().length(), other.text().length());
    var order = byLength != 0 ? byLength : one.text().compareTo(other.text());
    return order >= 0 ? one : other;
  }

  private WorkFact.Requested requestedFact() {
    return this.<WorkFact.Requested>latest(fact -> fact instanceof WorkFact.Requested r ? r : null)
        .orElseThrow(() -> new IllegalStateException("a call without its request: " + id));
  }

  /** What we did ourselves, by a clock of ours; the rest was reported by another's. */
  private static boolean isOurs(Fact fact) {
    return switch (fact) {
      case WorkFact _ -> true;
      case LineFact(_, LineSignal signal) ->
          signal instanceof LineSignal.DialIntended
              || signal instanceof LineSignal.DialRevoked
              || signal instanceof LineSignal.SessionStarted;
    };
  }

  /** What the latest fact that knows it says. */
  private <T> Optional<T> latest(Function<Fact, @Nullable T> reading) {
    var facts = timeline.inOrder();
    for (var i = facts.size() - 1; i >= 0; i--) {
      var read = reading.apply(facts.get(i));
      if (read != null) {
        return Optional.of(read);
      }
    }
    return Optional.empty();
  }
}
