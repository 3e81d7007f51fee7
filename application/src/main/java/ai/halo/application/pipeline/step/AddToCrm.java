package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.followup.SkipReason;
import ai.halo.domain.port.CrmPort;
import ai.halo.domain.port.CrmPort.Lead;
import ai.halo.domain.port.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records the lead, once, where there is one. */
public final class AddToCrm implements CallStep<AddToCrm.Entry> {
  private static final Entry NO_LEAD = new Entry(Optional.empty());

  private final CrmPort crm;

  /** The CRM's name for the lead; empty when there was none to record. */
  public record Entry(Optional<String> crmId) {}

  /** Through this port. */
  public AddToCrm(CrmPort crm) {
    this.crm = crm;
  }

  @Override
  public Step step() {
    return Step.ADD_TO_CRM;
  }

  @Override
  public Plan<Entry> begin(Call call, Instant at) {
    var analysis = call.analysis().orElseThrow();
    if (!analysis.createLead() || call.optedOutOnTheLine()) {
      return new Known<>(NO_LEAD);
    }
    var key = IdempotencyKey.of(call.id(), step());
    var lead = lead(call, analysis);
    return OnceOnly.effect(
        call,
        step(),
        at,
        () -> new Entry(Optional.of(crm.record(lead, key))),
        () -> crm.find(key).map(id -> new Entry(Optional.of(id))));
  }

  @Override
  public List<? extends Fact> absorb(Call call, Entry result, Instant at) {
    return List.of(
        result
            .crmId()
            .<Fact>map(crmId -> new WorkFact.LeadRecorded(at, crmId))
            .orElseGet(() -> new WorkFact.LeadSkipped(at, whyNot(call))));
  }

  /** A lead that was recorded though it was to be left out by then is recorded. */
  @Override
  public List<? extends Fact> absorbLate(Call call, Entry result, Instant at) {
    var isNews = result.crmId().isPresent() && call.crmId().isEmpty();
    return isNews ? absorb(call, result, at) : List.of();
  }

  private static Lead lead(Call call, Analysis analysis) {
    return new Lead(
        call.id(),
        call.request().phone(),
        analysis.summary(),
        analysis.interest(),
        call.createdAt());
  }

  private static SkipReason whyNot(Call call) {
    var optedOut =
        call.optedOutOnTheLine()
            || call.disposition().filter(Disposition.OPT_OUT::equals).isPresent();
    return optedOut ? SkipReason.OPTED_OUT : SkipReason.NOT_WANTED;
  }
}
