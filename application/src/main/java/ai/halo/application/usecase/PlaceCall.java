package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.dial.LastLook;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.dial.Objection;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.IdempotentRequests;
import ai.halo.domain.port.IdempotentRequests.Claim;
import ai.halo.domain.port.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/** Takes an operator's request for a call; the work on it begins when this is committed. */
public final class PlaceCall {
  private final CallEditor editor;
  private final CallRepository calls;
  private final LastLook lastLook;
  private final IdempotentRequests requests;
  private final Ids ids;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public PlaceCall(
      CallEditor editor,
      CallRepository calls,
      LastLook lastLook,
      IdempotentRequests requests,
      Ids ids,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.lastLook = lastLook;
    this.requests = requests;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of the request. */
  public sealed interface Outcome {
    /** A new call. */
    record Placed(Call call) implements Outcome {}

    /** The same request came before: this is its call. */
    record Repeated(Call call) implements Outcome {}

    /** The key came before with another request. */
    record KeyReused() implements Outcome {}

    /** The phone must not ring, and would not if the call were placed. */
    record Refused(Objection why) implements Outcome {}
  }

  /**
   * Places a call for a user. A request that was placed before is answered as it was then, whatever
   * speaks against it now.
   *
   * @param key the client's idempotency key; empty when it gave none
   */
  public Outcome place(CallRequest request, User by, Optional<String> key) {
    var call =
        Call.requested(
            ids.call(), request, by.name().value(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    try {
      return editor.inTransaction(() ->
          key.flatMap(claimed -> claim(claimed, call, by))
              .map(earlier -> repeated(earlier, request))
              .orElseGet(() -> placed(call, by)));
    } catch (NotToBePlaced refused) {
      return new Outcome.Refused(refused.why);
    }
  }

  private Outcome placed(Call call, User by) {
    lastLook
        .whenPlaced(call.request())
        .ifPresent(why -> {
          throw new NotToBePlaced(why);
        });
    editor.add(call);
    audit.note(AuditAction.CALL_PLACED, by, Subject.of(call.id()));
    return new Outcome.Placed(call);
  }

  /** Undoes the transaction, so that the key is free for a later try. */
  private static final class NotToBePlaced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Objection why;

    NotToBePlaced(Objection why) {
      super(why.word());
      this.why = why;
    }
  }

  private Optional<Claim> claim(String key, Call call, User by) {
    return requests.claim(by.id(), key, fingerprint(call.request()), call.id(), call.createdAt());
  }

  private Outcome repeated(Claim claim, CallRequest request) {
    if (!claim.fingerprint().equals(fingerprint(request))) {
      return new Outcome.KeyReused();
    }
    return calls
        .find(claim.call())
        .<Outcome>map(Outcome.Repeated::new)
        .orElseThrow(() -> new IllegalStateException("a key was claimed for no call"));
  }

  private static String fingerprint(CallRequest request) {
    var whole =
        String.join(
                "\u0000",
                request.phone().e164(),
                request.language().word(),
                request.voice().word(),
                request.greeting().text(),
                request.prompt().text())
            + request.consent().map(consent -> "\u0000" + consent.source()).orElse("");
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
