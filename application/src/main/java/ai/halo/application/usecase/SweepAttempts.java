package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.Call;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Takes back attempts that no session ever asked a permit for, so that their calls are dialled
 * anew.
 *
 * <p>Correct at any age of an attempt: a session that comes late finds it revoked and does not
 * dial. To be run every few seconds by one node at a time.
 */
public final class SweepAttempts {
  /** After this many attempts without a session a person has to look. */
  public static final int MOST_ATTEMPTS = 5;

  private static final int AT_ONCE = 100;

  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;
  private final InstantSource clock;
  private final Duration age;

  /**
   * On these ports.
   *
   * @param age how old an attempt must be; shorter than {@link AskPermit#FRESHNESS} only wastes
   *     requests
   */
  public SweepAttempts(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      InstantSource clock,
      Duration age) {
    this.editor = editor;
    this.calls = calls;
    this.ledger = ledger;
    this.clock = clock;
    this.age = age;
  }

  /** Sweeps once; answers how many attempts were taken back. */
  public int sweep() {
    return editor.inTransaction(() -> {
      var stale = ledger.revokeStale(age, AT_ONCE);
      stale.forEach(this::tell);
      return stale.size();
    });
  }

  private void tell(DialAttempt attempt) {
    calls.find(attempt.call()).ifPresent(call -> editor.store(call, told(call, attempt)));
  }

  private Call told(Call call, DialAttempt attempt) {
    return call.with(TakenBack.facts(call, attempt, "no_session", call.stamp(clock.instant())));
  }
}
