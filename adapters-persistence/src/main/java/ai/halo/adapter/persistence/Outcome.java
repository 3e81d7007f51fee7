package ai.halo.adapter.persistence;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.funnel.FunnelStage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Furthest stage and disposition of a call as one number, stage × 16 + disposition.
 *
 * <p>The numbers are stored: never change one, never give one away twice.
 */
record Outcome(Optional<FunnelStage> stage, Optional<Disposition> disposition) {
  private static final int NONE = 0;
  static final int DISPOSITIONS = 16;

  short code() {
    var stageCode = stage.map(Outcome::code).orElse(NONE);
    var dispositionCode = disposition.map(Outcome::code).orElse(NONE);
    return (short) (stageCode * DISPOSITIONS + dispositionCode);
  }

  static Outcome of(int code) {
    return new Outcome(
        Arrays.stream(FunnelStage.values())
            .filter(stage -> code(stage) == code / DISPOSITIONS)
            .findFirst(),
        Arrays.stream(Disposition.values())
            .filter(disposition -> code(disposition) == code % DISPOSITIONS)
            .findFirst());
  }

  /** From 1; what has no stage is 0. */
  static int code(FunnelStage stage) {
    return switch (stage) {
      case CALLED -> 1;
      case TALKED -> 2;
      case INTERESTED -> 3;
      case LEAD -> 4;
    };
  }

  /** From 1; what has no disposition is 0. */
  static int code(Disposition disposition) {
    return switch (disposition) {
      case INTERESTED -> 1;
      case REJECTED -> 2;
      case CALLBACK -> 3;
      case NO_ANSWER -> 4;
      case BUSY -> 5;
      case VOICEMAIL -> 6;
      case WRONG_NUMBER -> 7;
      case OPT_OUT -> 8;
      case UNCLEAR -> 9;
      case UNREACHABLE -> 10;
      case FAILED -> 11;
    };
  }
}
