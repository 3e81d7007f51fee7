package ai.halo.adapter.voximplant.management;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.VoiceGateway;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Starts sessions of the scenario that the rule is bound to, and tells them to hang up at their
 * control address.
 *
 * <p>A request for a session is sent once. All that it carries is attempt and ticket, 69 bytes of
 * the 200 that arrive whole.
 */
final class VoximplantVoiceGateway implements VoiceGateway {
  private static final Duration LONGEST_QUEUE = Duration.ofSeconds(5);

  private final ManagementApi api;
  private final Transport transport;
  private final Hosts hosts;
  private final long ruleId;
  private final Semaphore turns;

  /**
   * For this rule.
   *
   * @param atOnce how many sessions are asked for at once; the provider takes 200 of an account
   */
  VoximplantVoiceGateway(
      ManagementApi api, Transport transport, Hosts hosts, long ruleId, int atOnce) {
    this.api = api;
    this.transport = transport;
    this.hosts = hosts;
    this.ruleId = ruleId;
    this.turns = new Semaphore(atOnce, true);
  }

  @Override
  public SessionId start(AttemptId attempt, Ticket ticket) {
    takeTurn();
    try {
      var answer =
          api.ask(
              Method.START_SCENARIOS,
              Map.of(
                  "rule_id",
                  Long.toString(ruleId),
                  "script_custom_data",
                  attempt + "." + ticket.secret()));
      return session(answer)
          .orElseThrow(() ->
              new PortFailure.InDoubt(
                  "voice.in_doubt", "Voximplant's answer names no session; one may have started"));
    } finally {
      turns.release();
    }
  }

  @Override
  public void hangUp(SessionId session, Optional<ControlAddress> control) {
    var address =
        control.orElseThrow(() ->
            new PortFailure.Refused(
                "voice.no_control", "the session did not say where it can be told to hang up"));
    var url =
        hosts
            .allowed(address.url())
            .orElseThrow(() ->
                new PortFailure.Refused(
                    "voice.control_host", "the session's control address is none of Voximplant's"));
    var command = "{\"cmd\":\"hangup\",\"nonce\":\"%s\"}".formatted(UUID.randomUUID());
    int status;
    try {
      status = transport.post(url, command).status();
    } catch (Transport.Broken e) {
      throw new PortFailure.Unavailable(
          "voice.control", "the session could not be told to hang up");
    } catch (Transport.TooLarge e) {
      // Only the status counts, and there was one.
      return;
    }
    heed(status);
  }

  /** A session that is over has nothing to hang up; what a 2xx means is that it was told. */
  private static void heed(int status) {
    if ((status >= 200 && status <= 299) || status == 404 || status == 410) {
      return;
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new PortFailure.Unavailable(
          "voice.control", "the session could not be told to hang up");
    }
    throw new PortFailure.Refused(
        "voice.control_refused", "the session does not let itself be told");
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PortFailure.Unavailable(
            "voice.busy",
            "this server asks for too many sessions at once",
            Optional.of(LONGEST_QUEUE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure.Unavailable("voice.interrupted", "the wait for a turn was interrupted");
    }
  }

  /** A result of 1 and a session's name are the proof that there is one. */
  private static Optional<SessionId> session(JsonNode answer) {
    return Fields.number(answer, "result")
        .filter(result -> result == 1)
        .flatMap(_ -> Fields.number(answer, "call_session_history_id"))
        .filter(id -> id > 0)
        .map(id -> new SessionId(Long.toString(id)));
  }
}
