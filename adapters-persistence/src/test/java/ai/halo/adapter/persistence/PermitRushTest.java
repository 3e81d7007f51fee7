package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.CallEditor;
import ai.halo.application.dial.LastLook;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.InMemoryNumberPlan;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many sessions that ask for the same attempts at once, through the use case on PostgreSQL. */
class PermitRushTest {
  private static final int ATTEMPTS = 1_000;
  private static final int SESSIONS = 64;
  private static final Ticket TICKET = Ticket.of(new byte[16]);

  private final TestDatabase database = TestDatabase.empty();
  private final JdbcDialLedger ledger = new JdbcDialLedger(database.template());
  private final AskPermit askPermit = askPermit();

  /** For each connection of the pool one, in turn: the pool itself lets some wait for ever. */
  private final Semaphore turns = new Semaphore(20, true);

  private AskPermit askPermit() {
    var queue =
        PersistenceConfiguration.queue(
            database.pool(), database.unitOfWork(), database.clock()::instant, new WorkBell());
    var editor = new CallEditor(database.unitOfWork(), database.calls(), queue);
    var lastLook =
        new LastLook(
            new JdbcBrakes(database.template()),
            new JdbcDoNotCallList(database.template()),
            new JdbcDialFigures(database.jdbc()),
            new InMemoryNumberPlan(),
            DialPolicies.ALL_DAY,
            InstantSource.system());
    return new AskPermit(editor, database.calls(), ledger, lastLook, InstantSource.system());
  }

  @Test
  void oneOfSixtyFourSessionsGetsEachOfAThousandAttempts() throws Exception {
    var attempts = intended();

    List<Boolean> answers;
    // Two attempts' sessions at a time: more would only queue for the pool.
    try (var threads = Executors.newFixedThreadPool(2 * SESSIONS, Thread.ofVirtual().factory())) {
      var asked =
          attempts.stream()
              .flatMap(attempt ->
                  IntStream.range(0, SESSIONS)
                      .mapToObj(no -> threads.submit(() -> isGranted(attempt, no))))
              .toList();
      answers = asked.stream().map(PermitRushTest::answer).toList();
    }

    assertThat(answers).hasSize(ATTEMPTS * SESSIONS);
    assertThat(answers.stream().filter(yes -> yes)).hasSize(ATTEMPTS);
    for (var from = 0; from < answers.size(); from += SESSIONS) {
      assertThat(answers.subList(from, from + SESSIONS)).containsOnlyOnce(true);
    }
    assertThat(
            database
                .jdbc()
                .sql("select count(*) from dial_attempts where state = 'granted'")
                .query(Integer.class)
                .single())
        .isEqualTo(ATTEMPTS);
  }

  private List<AttemptId> intended() {
    return database
        .unitOfWork()
        .run(() ->
            IntStream.range(0, ATTEMPTS)
                .mapToObj(no -> intended(new PhoneNumber("+99890%07d".formatted(no))))
                .toList());
  }

  private AttemptId intended(PhoneNumber phone) {
    var call =
        CallBuilder.aCall()
            .to(phone.e164())
            .build()
            .with(new LineFact(1, new LineSignal.DialIntended(CallBuilder.NOON)));
    database.calls().add(call);
    var attempt = new DialAttempt(new AttemptId(UUID.randomUUID()), call.id(), 1, phone);
    ledger.intend(attempt, TICKET.hash());
    return attempt.id();
  }

  private boolean isGranted(AttemptId attempt, int no) {
    var session = new SessionId("s-%s-%d".formatted(attempt, no));
    turns.acquireUninterruptibly();
    try {
      return askPermit.ask(attempt, TICKET, session, Optional.empty()) instanceof Permit.Yes;
    } finally {
      turns.release();
    }
  }

  private static boolean answer(Future<Boolean> asked) {
    try {
      return asked.get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
