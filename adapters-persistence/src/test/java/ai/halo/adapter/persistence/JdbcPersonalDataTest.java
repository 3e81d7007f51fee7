package ai.halo.adapter.persistence;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.usecase.ErasePerson;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.Stranger;
import ai.halo.domain.donotcall.NewListing;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallStatistics.Period;
import ai.halo.domain.port.InMemoryRecordings;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.InMemoryWorkQueue;
import ai.halo.domain.port.PersonalDataContract;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.privacy.Kept;
import ai.halo.domain.privacy.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JdbcPersonalDataTest implements PersonalDataContract {
  private static final User ADMIN =
      new User(
          new UserId(new UUID(1, 1)), new Username("admin"), "", false, Role.ADMIN, true, 0, NOON);

  /** What only the person to be erased has said, was sent or was asked for. */
  private static final List<String> WORDS =
      List.of(
          "998901234567", "интересно", "тариф", "Спасибо за разговор", "records.example.com/1.mp3");

  private final TestDatabase database = TestDatabase.empty();
  private final FactJson json = new FactJson();
  private final InMemoryRecordings recordings = new InMemoryRecordings();
  private final JdbcDoNotCallList doNotCall = new JdbcDoNotCallList(database.template());
  private final JdbcCalls calls = database.calls();
  private final JdbcDialLedger ledger = new JdbcDialLedger(database.template());
  private final SeededIds ids = new SeededIds(7);

  @Override
  public JdbcCalls calls() {
    return calls;
  }

  @Override
  public JdbcPersonalData data() {
    return new JdbcPersonalData(database.template(), json);
  }

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  private ErasePerson erasing() {
    return new ErasePerson(
        new CallEditor(unitOfWork(), calls, new InMemoryWorkQueue(new InMemoryUnitOfWork())),
        calls,
        data(),
        doNotCall,
        recordings,
        List.of(),
        ids,
        new Audit(new JdbcAuditLog(database.jdbc()), RequestOrigin.NONE, InstantSource.fixed(NOON)),
        InstantSource.fixed(NOON.plus(Duration.ofHours(1))));
  }

  @Test
  void leavesNothingOfAPersonAnywhereInTheDatabase() {
    var lead = recorded(aCall().to(PERSON.e164()).lead().build());
    var doubtful =
        aCall()
            .to(PERSON.e164())
            .at(NOON.plusSeconds(4_000))
            .awaitingReview(CallBuilder.analysis(Disposition.REJECTED, false).withConfidence(0.4))
            .build();
    unitOfWork()
        .run(() -> {
          calls.add(lead);
          calls.add(doubtful);
          ledger.intend(new DialAttempt(ids.attempt(), lead.id(), 1, PERSON), "hash");
          ledger.revokeOpen(lead.id(), "canceled");
          doNotCall.add(NewListing.optedOut(PERSON, lead.id(), NOON));
          new JdbcIdempotentRequests(database.jdbc())
              .claim(ADMIN.id(), "key", "fingerprint", lead.id(), NOON);
          new JdbcDialEpochs(database.jdbc())
              .add(new Stranger(new SessionId("s-1"), NOON, true, Optional.of(PERSON)));
          return true;
        });
    for (var word : WORDS) {
      assertThat(tablesWith(word)).as(word).isNotEmpty();
    }
    var before = figures();

    var outcome = erasing().erase(PERSON, ADMIN);

    assertThat(outcome).isEqualTo(new ErasePerson.Outcome.Erased(2, 1));
    for (var word : WORDS) {
      assertThat(tablesWith(word)).as(word).isEmpty();
    }
    assertThat(figures()).isEqualTo(before);
    assertThat(unitOfWork().<Boolean>run(() -> doNotCall.contains(PERSON))).isTrue();
    assertThat(calls.find(doubtful.id()).orElseThrow().review()).isEmpty();
    var list = new JdbcCallList(database.jdbc(), new CallSummary(database.jdbc()));
    var filter =
        new CallList.Filter(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.of("1234567"),
            Optional.empty(),
            Optional.empty(),
            false);
    assertThat(list.page(filter, Optional.empty(), 10).total()).isZero();
  }

  @Test
  void isReadAnewByNodesThatKnewTheCallBefore() {
    var call = aCall().lead().build();
    unitOfWork().run(() -> calls.add(call));
    var anotherNode = database.calls();
    var known = anotherNode.find(call.id()).orElseThrow();
    unitOfWork().run(() -> data().rewrite(known, Redaction.person(known), Kept.NOTHING));
    var cost =
        new WorkFact.CostCounted(
            NOON.plusSeconds(900),
            new CallCost(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, "USD"));
    calls.save(calls.find(call.id()).orElseThrow().with(cost));

    var found = anotherNode.find(call.id()).orElseThrow();

    assertThat(found.timeline().recorded()).contains(cost);
    assertThat(found.request().phone().isErased()).isTrue();
    assertThat(found.transcript().asText()).doesNotContain("интересно");
  }

  @Test
  void leavesACallAloneWhoseLineMayBeUp() {
    var call = aCall().to(PERSON.e164()).lead().build();
    unitOfWork()
        .run(() -> {
          calls.add(call);
          ledger.intend(new DialAttempt(ids.attempt(), call.id(), 1, PERSON), "hash");
          return true;
        });

    assertThat(erasing().erase(PERSON, ADMIN)).isEqualTo(new ErasePerson.Outcome.UnderWay());
    assertThat(calls.find(call.id()).orElseThrow().request().phone()).isEqualTo(PERSON);
  }

  private Call recorded(Call call) {
    var link = recordings.keep(new byte[] {1, 2, 3});
    return call.with(new LineFact(1, new LineSignal.RecordingStarted(NOON.plusSeconds(9), link)));
  }

  private Object figures() {
    return new JdbcCallStatistics(new CallSummary(database.jdbc()))
        .figures(
            new Period(
                NOON.minus(Duration.ofDays(1)),
                NOON.plus(Duration.ofDays(1)),
                ZoneOffset.UTC,
                Set.of(),
                Set.of()));
  }

  /** Every table that holds a text somewhere in one of its rows. */
  private List<String> tablesWith(String text) {
    var tables =
        database
            .jdbc()
            .sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list();
    var found = new ArrayList<String>();
    for (var table : tables) {
      var rows =
          database
              .jdbc()
              .sql("select count(*) from %s as t where t::text like :text".formatted(table))
              .param("text", "%" + text + "%")
              .query(Long.class)
              .single();
      if (rows > 0) {
        found.add(table);
      }
    }
    return found;
  }
}
