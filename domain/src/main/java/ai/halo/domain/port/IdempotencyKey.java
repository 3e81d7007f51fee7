package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;

/**
 * Names one effect: asked for twice under one key, it happens once.
 *
 * @param value visible ASCII, at most 64 characters; the same for every try, on every node
 */
public record IdempotencyKey(String value) {
  /** The key of a step of a call. */
  public static IdempotencyKey of(CallId call, Step step) {
    return new IdempotencyKey(call + ":" + step.word());
  }
}
