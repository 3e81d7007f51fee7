package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep.Effect;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.PortFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes an effect happen once though its provider may lose answers and this process may die at any
 * instant.
 *
 * <p>That it is about to happen is committed first. Whoever finds that note without a result looks
 * before acting, and so does whoever got no answer. When looking cannot tell, the doubt goes up,
 * and a person decides.
 */
final class OnceOnly {
  private OnceOnly() {}

  static <R> Effect<R> effect(
      Call call, Step step, Instant at, Supplier<R> act, Supplier<Optional<R>> look) {
    Supplier<R> carefully = () -> actThenLook(act, look);
    return call.effectStarted(step)
        ? new Effect<>(call, () -> look.get().orElseGet(carefully))
        : new Effect<>(call.with(new WorkFact.EffectStarted(at, step)), carefully);
  }

  private static <R> R actThenLook(Supplier<R> act, Supplier<Optional<R>> look) {
    try {
      return act.get();
    } catch (PortFailure.InDoubt doubt) {
      return look.get()
          .orElseThrow(() -> new PortFailure.Unavailable(doubt.code(), doubt.reason()));
    }
  }
}
