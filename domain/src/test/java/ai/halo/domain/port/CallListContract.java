package ai.halo.domain.port;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Voice;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.cost.Money;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.port.CallList.Filter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every list of calls keeps to. */
public interface CallListContract {
  CallRepository calls();

  CallList list();

  private Call added(CallBuilder builder) {
    var call = builder.build();
    calls().add(call);
    return call;
  }

  private List<CallId> found(Filter filter) {
    var page = list().page(filter, Optional.empty(), 50);
    assertThat(page.total()).isEqualTo(page.entries().size());
    return page.entries().stream().map(CallList.Entry::id).toList();
  }

  @Test
  default void isEmptyWithoutCalls() {
    var page = list().page(Filter.ALL, Optional.empty(), 10);

    assertThat(page.entries()).isEmpty();
    assertThat(page.next()).isEmpty();
    assertThat(page.total()).isZero();
  }

  @Test
  default void showsOfACallWhatAListNeeds() {
    var call = added(aCall().lead());

    var entry = list().page(Filter.ALL, Optional.empty(), 1).entries().getFirst();

    assertThat(entry)
        .isEqualTo(
            new CallList.Entry(
                call.id(),
                call.request().phone(),
                Language.RUSSIAN,
                Voice.FEMALE,
                CallStatus.COMPLETED,
                Optional.of(Ending.COMPLETED),
                Optional.of(Disposition.INTERESTED),
                Optional.of(Duration.ofMinutes(1)),
                CrmStatus.ADDED,
                Optional.of(InterestLevel.HIGH),
                Optional.of("Клиент спросил о тарифе."),
                NOON,
                NOON.plusSeconds(75),
                Optional.of(NOON.plusSeconds(75)),
                Optional.empty()));
  }

  @Test
  default void showsACallThatHasJustBegunWithoutWhatIsNotKnownYet() {
    var call = added(aCall());

    var entry = list().page(Filter.ALL, Optional.empty(), 1).entries().getFirst();

    assertThat(entry)
        .isEqualTo(
            new CallList.Entry(
                call.id(),
                call.request().phone(),
                Language.RUSSIAN,
                Voice.FEMALE,
                CallStatus.INITIATING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CrmStatus.NOT_CREATED,
                Optional.empty(),
                Optional.empty(),
                NOON,
                NOON,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  default void followsACallThatGoesOn() {
    var call = added(aCall());
    var stored = calls().find(call.id()).orElseThrow();

    calls().save(stored.with(aCall().talking().build().timeline().recorded()));

    var entry = list().page(Filter.ALL, Optional.empty(), 1).entries().getFirst();
    assertThat(entry.status()).isEqualTo(CallStatus.CALLING);
    assertThat(entry.updatedAt()).isEqualTo(NOON.plusSeconds(8));
  }

  @Test
  default void pagesThroughAllCallsNewestFirstWithoutLossOrRepetition() {
    var calls = new ArrayList<Call>();
    for (var i = 0; i < 11; i++) {
      calls.add(added(aCall().at(NOON.plusSeconds(i / 4))));
    }
    var seen = new ArrayList<CallList.Entry>();
    var after = Optional.<CallList.Key>empty();

    do {
      var page = list().page(Filter.ALL, after, 3);
      assertThat(page.total()).isEqualTo(11);
      seen.addAll(page.entries());
      after = page.next();
    } while (after.isPresent());

    assertThat(seen)
        .extracting(CallList.Entry::id)
        .containsExactlyInAnyOrderElementsOf(calls.stream().map(Call::id).toList());
    assertThat(seen)
        .extracting(entry -> entry.createdAt() + "/" + entry.id())
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  default void promisesNoPageAfterTheLastFullOne() {
    added(aCall());
    added(aCall());

    var page = list().page(Filter.ALL, Optional.empty(), 2);

    assertThat(page.entries()).hasSize(2);
    assertThat(page.next()).isEmpty();
  }

  @Test
  default void findsByStatusDispositionCrmStatusAndLanguage() {
    var fresh = added(aCall().in(Language.UZBEK)).id();
    var lead = added(aCall().lead().at(NOON)).id();
    var busy = added(aCall().ended(Ending.BUSY).in(Language.TAJIK)).id();

    assertThat(found(statuses(CallStatus.INITIATING))).containsExactly(fresh);
    assertThat(found(statuses(CallStatus.COMPLETED, CallStatus.FAILED)))
        .containsExactlyInAnyOrder(lead, busy);
    assertThat(found(dispositions(Disposition.BUSY))).containsExactly(busy);
    assertThat(found(crm(CrmStatus.ADDED))).containsExactly(lead);
    assertThat(found(crm(CrmStatus.PENDING))).isEmpty();
    assertThat(found(languages(Language.UZBEK, Language.TAJIK)))
        .containsExactlyInAnyOrder(fresh, busy);
  }

  @Test
  default void findsDigitsAnywhereInTheNumber() {
    var uzbek = added(aCall().to("+998901234567")).id();
    var russian = added(aCall().to("+79161234500")).id();

    assertThat(found(digits("12345"))).containsExactlyInAnyOrder(uzbek, russian);
    assertThat(found(digits("998"))).containsExactly(uzbek);
    assertThat(found(digits("00"))).containsExactly(russian);
    assertThat(found(digits("998901234567"))).containsExactly(uzbek);
    assertThat(found(digits("777"))).isEmpty();
  }

  @Test
  default void findsFromTheFirstInstantToJustBeforeTheLast() {
    added(aCall().at(NOON.minusNanos(1_000)));
    var first = added(aCall().at(NOON)).id();
    var last = added(aCall().at(NOON.plusSeconds(1).minusNanos(1_000))).id();
    added(aCall().at(NOON.plusSeconds(1)));

    assertThat(found(between(NOON, NOON.plusSeconds(1)))).containsExactly(last, first);
  }

  @Test
  default void countsAllThatMatchWhateverThePage() {
    for (var i = 0; i < 5; i++) {
      added(aCall().in(Language.TAJIK).at(NOON.plusSeconds(i)));
      added(aCall());
    }

    var first = list().page(languages(Language.TAJIK), Optional.empty(), 2);
    var second = list().page(languages(Language.TAJIK), first.next(), 2);

    assertThat(first.total()).isEqualTo(5);
    assertThat(second.total()).isEqualTo(5);
    assertThat(second.entries()).hasSize(2).doesNotContainAnyElementsOf(first.entries());
  }

  private static Filter statuses(CallStatus... statuses) {
    return new Filter(
        Set.of(statuses),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Filter dispositions(Disposition... dispositions) {
    return new Filter(
        Set.of(),
        Set.of(dispositions),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Filter crm(CrmStatus... statuses) {
    return new Filter(
        Set.of(),
        Set.of(),
        Set.of(statuses),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Filter languages(Language... languages) {
    return new Filter(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(languages),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Filter digits(String digits) {
    return new Filter(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.of(digits),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Filter between(Instant from, Instant to) {
    return new Filter(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.of(from),
        Optional.of(to),
        false);
  }

  @Test
  default void showsWhatACallCost() {
    added(
        aCall()
            .lead()
            .after(
                new WorkFact.CostCounted(
                    NOON.plusSeconds(100),
                    new CallCost(
                        new BigDecimal("0.0200"),
                        BigDecimal.ZERO,
                        new BigDecimal("0.013"),
                        "USD"))));

    var entry = list().page(Filter.ALL, Optional.empty(), 1).entries().getFirst();

    assertThat(entry.cost()).contains(new Money(new BigDecimal("0.033"), "USD"));
  }
}
