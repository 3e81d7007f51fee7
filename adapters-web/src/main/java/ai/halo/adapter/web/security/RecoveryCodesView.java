package ai.halo.adapter.web.security;

import ai.halo.domain.account.RecoveryCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Codes to be written down; each is good once in place of a code of the app. */
@Schema(name = "RecoveryCodes")
record RecoveryCodesView(List<String> recoveryCodes) {
  static RecoveryCodesView of(List<RecoveryCode> codes) {
    return new RecoveryCodesView(codes.stream().map(RecoveryCode::shown).toList());
  }

  /** The codes are never printed. */
  @Override
  public String toString() {
    return "RecoveryCodesView[***]";
  }
}
