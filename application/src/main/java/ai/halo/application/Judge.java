package ai.halo.application;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.CallbackTime;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Judgement;
import ai.halo.domain.analysis.TalkFacts;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.EndedLine;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.port.OptOutDetector;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts what an analyzer says of a call before the rules, with all that is certain about it. */
public final class Judge {
  private static final Analysis NOTHING_CLAIMED =
      new Analysis(
          Disposition.UNCLEAR,
          "",
          Optional.empty(),
          CustomerInterest.NONE,
          false,
          0,
          List.of(),
          Optional.empty(),
          false,
          Optional.empty(),
          new AnalysisOrigin("phrases", "", "", Optional.empty(), AnalysisOrigin.Usage.NONE));

  private final OptOutDetector optOuts;
  private final Function<PhoneNumber, ZoneId> zones;

  /**
   * With an ear for opt-outs.
   *
   * @param zones where the phone of a number is
   */
  public Judge(OptOutDetector optOuts, Function<PhoneNumber, ZoneId> zones) {
    this.optOuts = optOuts;
    this.zones = zones;
  }

  /** What may stand of a claim about that call. */
  public Judgement of(Call call, Analysis claimed) {
    return Judgement.of(claimed, certain(call));
  }

  /** What is certain about a call without asking any analyzer: that its person opted out. */
  public Optional<Analysis> withoutAnalyzer(Call call) {
    return Optional.of(Judgement.of(NOTHING_CLAIMED, certain(call)).analysis())
        .filter(analysis -> analysis.disposition() == Disposition.OPT_OUT);
  }

  /** The moment the person wants to be called again; empty when they named none. */
  public Optional<Instant> callbackAt(Call call, Analysis analysis) {
    return analysis
        .callback()
        .flatMap(wish -> CallbackTime.of(wish, endOf(call), zones.apply(call.request().phone())));
  }

  private TalkFacts certain(Call call) {
    var transcript = call.transcript();
    return new TalkFacts(
        transcript,
        call.line().map(EndedLine::ending).orElse(Ending.COMPLETED),
        call.optedOutOnTheLine(),
        optOuts.listen(transcript, call.request().language()));
  }

  private static Instant endOf(Call call) {
    return call.line().map(EndedLine::at).orElseGet(call::createdAt);
  }
}
