package ai.halo.application.simulation;

import ai.halo.application.simulation.Node.Point;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.Step;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.CrmPort;
import ai.halo.domain.port.IdempotencyKey;
import ai.halo.domain.port.Notifier;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The analyzer, the messenger and the CRM as a node meets them: slow, away, silent after they
 * acted. They keep a promise of theirs: what is asked for twice under one key happens once.
 */
final class Partners {
  private final Simulation simulation;
  private final Node node;

  Partners(Simulation simulation, Node node) {
    this.simulation = simulation;
    this.node = node;
  }

  /** What the partners did, by key; one for all nodes. */
  static final class Books {
    private final Map<IdempotencyKey, String> messages = new LinkedHashMap<>();
    private final Map<IdempotencyKey, String> leads = new LinkedHashMap<>();
  }

  ConversationAnalyzer analyzer() {
    return request -> {
      request("analyzer", 0.02, 0.04);
      var said =
          request.transcript().by(Speaker.CUSTOMER).stream()
              .anyMatch(line -> line.text().contains("интересно"));
      Analysis opinion =
          said
              ? CallBuilder.interested()
              : CallBuilder.analysis(Disposition.REJECTED, false).withoutFollowUp();
      return answer(() -> opinion, 0.03);
    };
  }

  Notifier notifier() {
    return new Notifier() {
      @Override
      public Receipt send(Message message, IdempotencyKey key) {
        request("messenger", 0.01, 0.05);
        var id =
            act(
                simulation.books.messages,
                key,
                () -> {
                  simulation.verdicts.effect(message.call(), Step.SEND_SMS);
                });
        return answer(() -> new Receipt(Channel.SMS, id), 0.12);
      }

      @Override
      public Optional<Receipt> find(IdempotencyKey key) {
        return look(simulation.books.messages, key).map(id -> new Receipt(Channel.SMS, id));
      }
    };
  }

  CrmPort crm() {
    return new CrmPort() {
      @Override
      public String record(Lead lead, IdempotencyKey key) {
        request("crm", 0.01, 0.05);
        var id =
            act(
                simulation.books.leads,
                key,
                () -> {
                  simulation.verdicts.effect(lead.call(), Step.ADD_TO_CRM);
                });
        return answer(() -> id, 0.12);
      }

      @Override
      public Optional<String> find(IdempotencyKey key) {
        return look(simulation.books.leads, key);
      }
    };
  }

  private String act(Map<IdempotencyKey, String> book, IdempotencyKey key, Runnable effect) {
    var under =
        simulation.weakness == Weakness.NO_IDEMPOTENCY_KEY
            ? new IdempotencyKey(new UUID(0, simulation.schedule.random.nextLong()).toString())
            : key;
    var known = book.get(under);
    if (known != null) {
      return known;
    }
    effect.run();
    var id = "no-" + (book.size() + 1);
    book.put(under, id);
    return id;
  }

  private Optional<String> look(Map<IdempotencyKey, String> book, IdempotencyKey key) {
    request("book", 0, 0.05);
    if (simulation.chaos.strikes(0.03)) {
      throw new PortFailure.InDoubt("partner.unknown", "nobody can tell");
    }
    return answer(() -> Optional.ofNullable(book.get(key)), 0);
  }

  /** A request on its way, which may be refused, or never arrive. */
  private void request(String to, double refused, double away) {
    refuseInTransaction();
    node.pause(Point.REQUEST);
    if (simulation.chaos.strikes(refused)) {
      throw new PortFailure.Refused(to + ".refused", "they will not");
    }
    if (simulation.chaos.strikes(away)) {
      throw new PortFailure.Unavailable(to + ".away", "they cannot");
    }
    if (simulation.chaos.strikes(away)) {
      node.pause(Point.ANSWER, Duration.ofSeconds(20));
      throw new PortFailure.InDoubt(to + ".silent", "the request was lost");
    }
  }

  /** Its answer, which may be lost. */
  private <T> T answer(Supplier<T> answer, double lost) {
    node.pause(Point.ANSWER);
    if (simulation.chaos.strikes(lost)) {
      node.pause(Point.ANSWER, Duration.ofSeconds(20));
      throw new PortFailure.InDoubt("partner.silent", "the answer was lost");
    }
    return answer.get();
  }

  private void refuseInTransaction() {
    if (simulation.database.inTransaction()) {
      throw new Violation("a remote call inside a transaction");
    }
  }
}
