package ai.halo.adapter.voximplant.management;

import ai.halo.adapter.voximplant.management.Method.Kind;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.PortFailure.InDoubt;
import ai.halo.domain.port.PortFailure.Refused;
import ai.halo.domain.port.PortFailure.Unavailable;
import java.time.Duration;
import java.util.Optional;

/**
 * The one place where the provider's troubles become failures of a port.
 *
 * <p>What stops every call has a code of its own family: {@code voice.no_funds}, {@code
 * voice.account.*} for what is wrong with the account or its key, {@code voice.config.*} for what
 * is wrong with our settings there.
 */
final class Failures {
  private static final Duration A_MOMENT = Duration.ofSeconds(5);
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private Failures() {}

  /** What a caller is told. Only a request for a session can end in doubt. */
  static PortFailure of(Reply.Trouble trouble, Kind kind) {
    return switch (trouble) {
      case Reply.NotSent _ -> new Unavailable("voice.unreachable", "Voximplant cannot be reached");
      case Reply.NoAnswer _ -> unclear(kind, "voice.no_answer", "Voximplant did not answer");
      case Reply.Unreadable _ ->
          unclear(kind, "voice.unreadable", "Voximplant's answer cannot be read");
      case Reply.Status status -> ofStatus(status, kind);
      case Reply.Explained explained -> ofCode(explained, kind);
    };
  }

  private static PortFailure ofStatus(Reply.Status status, Kind kind) {
    return switch (status.code()) {
      case 401 -> new Refused("voice.account.key", "Voximplant does not accept the key");
      case 403 ->
          new Refused("voice.account.forbidden", "Voximplant lets this key or server in nowhere");
      case 404, 405, 410 ->
          new Refused("voice.config.base_url", "there is no management API at the base URL");
      case 429 -> busy(status.retryAfter().or(() -> Optional.of(A_MOMENT)));
      case 408 -> unclear(kind, "voice.provider_error", "Voximplant gave up waiting");
      default -> {
        if (status.code() >= 500) {
          yield unclear(kind, "voice.provider_error", "Voximplant has a problem of its own");
        }
        yield status.code() >= 400
            ? new Refused("voice.request", "Voximplant does not accept the request")
            : new Refused("voice.config.base_url", "the base URL leads somewhere else");
      }
    };
  }

  /** The provider's list is open: a code that is not here is a no, told by its number. */
  private static PortFailure ofCode(Reply.Explained said, Kind kind) {
    return switch (said.code()) {
      case 1, 2, 4, 5, 15, 16, 20, 21, 22, 23, 251, 252 ->
          unclear(kind, "voice.provider_error", "Voximplant has a problem of its own");
      case 484 ->
          unclear(kind, "voice.repeat_suspected", "Voximplant took the request for a repeated one");
      case 162, 515 -> busy(said.retryAfter().or(() -> Optional.of(A_MOMENT)));
      case 340, 416 -> busy(said.retryAfter().or(() -> Optional.of(A_MOMENT)));
      case 314 -> busy(Optional.of(A_WHILE));
      case 356 ->
          new Unavailable(
              "voice.report_pending", "the report is not ready yet", Optional.of(A_MINUTE));
      case 127 -> new Refused("voice.no_funds", "there is no money in the Voximplant account");
      case 121 ->
          new Refused("voice.number_refused", "Voximplant does not accept the phone number");
      case 341 -> new Refused("voice.record_missing", "Voximplant has no such record");
      case 357 -> new Refused("voice.report_failed", "Voximplant could not make the report");
      case 101, 102, 103, 134 ->
          new Refused("voice.request", "Voximplant does not accept the request");
      default ->
          ofAccount(said.code())
              .or(() -> ofConfiguration(said.code()))
              .orElseGet(() ->
                  new Refused(
                      "voice.code_" + said.code(),
                      "Voximplant refuses with its code %d".formatted(said.code())));
    };
  }

  private static Optional<PortFailure> ofAccount(int code) {
    return switch (code) {
      case 100 -> account("key", "Voximplant does not accept the key");
      case 433 -> account("key_id", "Voximplant does not know the key of the service account");
      case 447 -> account("token", "Voximplant cannot read the token made with the key");
      case 454 -> account("token_life", "Voximplant finds that the token lives too long");
      case 455, 456 -> account("clock", "this machine's clock differs too much from Voximplant's");
      case 137 -> account("signed_out", "Voximplant wants to be signed in to first");
      case 104 -> account("role", "the service account lacks a role; Developer has all of them");
      case 131 -> account("inactive", "the Voximplant account is not activated");
      case 281, 282 -> account("unverified", "the Voximplant account is not verified");
      case 317 -> account("plan", "the Voximplant account needs a paid plan");
      case 320, 321, 322, 323 ->
          account("address", "Voximplant does not let this server's IP address in");
      case 527 -> account("vpn", "Voximplant does not let requests in through a VPN");
      default -> Optional.empty();
    };
  }

  private static Optional<PortFailure> ofConfiguration(int code) {
    return switch (code) {
      case 115 -> configuration("account_id", "there is no such Voximplant account");
      case 116, 558 -> configuration("application", "there is no such application");
      case 117 -> configuration("user", "there is no such user");
      case 132 -> configuration("scenario", "there is no such scenario");
      case 147, 156 -> configuration("rule", "there is no such rule");
      case 150 -> configuration("session", "there is no such session");
      case 375 -> configuration("rule_empty", "the rule has no scenario: deploy it");
      case 257, 496 -> configuration("parameter", "a setting has a value that Voximplant refuses");
      case 509 -> configuration("sms", "sending SMS is switched off in the Voximplant account");
      default -> Optional.empty();
    };
  }

  private static PortFailure unclear(Kind kind, String code, String sentence) {
    return switch (kind) {
      case START -> new InDoubt("voice.in_doubt", sentence + "; a session may have started");
      case READ, WRITE -> new Unavailable(code, sentence);
    };
  }

  private static PortFailure busy(Optional<Duration> retryAfter) {
    return new Unavailable("voice.busy", "Voximplant takes no more requests for now", retryAfter);
  }

  private static Optional<PortFailure> account(String what, String sentence) {
    return Optional.of(new Refused("voice.account." + what, sentence));
  }

  private static Optional<PortFailure> configuration(String what, String sentence) {
    return Optional.of(new Refused("voice.config." + what, sentence));
  }
}
