package ai.halo.application.usecase;

import ai.halo.domain.call.Call;

/** What became of an operator's wish to change a call. */
public sealed interface Change {
  /** It was done; this is the call now. */
  record Done(Call call) implements Change {}

  /** The call does not stand where this can be done. */
  record NotNow(Call call) implements Change {}

  /** There is no such call. */
  record NoSuchCall() implements Change {}
}
