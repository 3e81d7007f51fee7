package ai.halo.domain.audit;

import ai.halo.domain.Word;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody did. Words are stored for ever: none is ever renamed or given another meaning. */
public enum AuditAction implements Word {
  /** Somebody came in by name and password. */
  SIGNED_IN("signed_in", AuditArea.ACCESS),
  /** Somebody tried to and did not. */
  SIGN_IN_FAILED("sign_in_failed", AuditArea.ACCESS),
  /** Somebody went out. */
  SIGNED_OUT("signed_out", AuditArea.ACCESS),
  /** A refresh token came a second time, so its session was ended. */
  SESSION_STOLEN("session_stolen", AuditArea.ACCESS),
  /** All sessions and tokens of a user were ended. */
  SIGNED_OUT_EVERYWHERE("signed_out_everywhere", AuditArea.ACCESS),
  /** Somebody asked for what neither role nor key allows; a flood of it is one entry a minute. */
  ACCESS_DENIED("access_denied", AuditArea.ACCESS),

  /** A user was added. */
  USER_ADDED("user_added", AuditArea.USERS),
  /** A user was shut out. */
  USER_DEACTIVATED("user_deactivated", AuditArea.USERS),
  /** A user was let in again. */
  USER_ACTIVATED("user_activated", AuditArea.USERS),
  /** Somebody changed the own password. */
  PASSWORD_CHANGED("password_changed", AuditArea.USERS),
  /** An administrator gave a user another password. */
  PASSWORD_RESET("password_reset", AuditArea.USERS),
  /** A wrong password was given where the current one was asked for. */
  PASSWORD_REFUSED("password_refused", AuditArea.USERS),
  /** A second factor was set up. */
  SECOND_FACTOR_ADDED("second_factor_added", AuditArea.USERS),
  /** A second factor was taken away. */
  SECOND_FACTOR_REMOVED("second_factor_removed", AuditArea.USERS),
  /** A recovery code was used up. */
  RECOVERY_CODE_USED("recovery_code_used", AuditArea.USERS),
  /** Recovery codes were made anew. */
  RECOVERY_CODES_RENEWED("recovery_codes_renewed", AuditArea.USERS),
  /** A key for programs was made. */
  API_KEY_ADDED("api_key_added", AuditArea.USERS),
  /** A key for programs was taken back. */
  API_KEY_REVOKED("api_key_revoked", AuditArea.USERS),

  /** A call was placed. */
  CALL_PLACED("call_placed", AuditArea.CALLS),
  /** A call was canceled. */
  CALL_CANCELED("call_canceled", AuditArea.CALLS),
  /** A step of a call was tried again. */
  CALL_RETRIED("call_retried", AuditArea.CALLS),
  /** A person said what a talk meant. */
  CALL_REVIEWED("call_reviewed", AuditArea.CALLS),

  /** All dialling was stopped. */
  DIALLING_STOPPED("dialling_stopped", AuditArea.DIALLING),
  /** A brake on all dialling was released. */
  DIALLING_RELEASED("dialling_released", AuditArea.DIALLING),
  /** All dialling was frozen because the database lost some of its past. */
  DIALLING_FROZEN("dialling_frozen", AuditArea.DIALLING),
  /** A person said what became of a dial attempt. */
  ATTEMPT_SETTLED("attempt_settled", AuditArea.DIALLING),

  /** A number was put on the do-not-call list. */
  DO_NOT_CALL_ADDED("do_not_call_added", AuditArea.DO_NOT_CALL),
  /** A number was taken off it. */
  DO_NOT_CALL_REMOVED("do_not_call_removed", AuditArea.DO_NOT_CALL),
  /** Numbers were put on it from a file. */
  DO_NOT_CALL_IMPORTED("do_not_call_imported", AuditArea.DO_NOT_CALL),
  /** It was taken out as a file. */
  DO_NOT_CALL_EXPORTED("do_not_call_exported", AuditArea.DO_NOT_CALL),

  /** A recording was heard, or could have been: an address of it was given out. */
  RECORDING_HEARD("recording_heard", AuditArea.PERSONAL_DATA),
  /** A recording was deleted. */
  RECORDING_DELETED("recording_deleted", AuditArea.PERSONAL_DATA),
  /** All that is known of one person was looked for. */
  PERSON_LOOKED_UP("person_looked_up", AuditArea.PERSONAL_DATA),
  /** All that is known of one person was taken out. */
  PERSON_EXPORTED("person_exported", AuditArea.PERSONAL_DATA),
  /** All that is known of one person was erased. */
  PERSON_ERASED("person_erased", AuditArea.PERSONAL_DATA),
  /** What was kept for long enough was deleted. */
  DATA_EXPIRED("data_expired", AuditArea.PERSONAL_DATA),

  /** Past talks began to be judged anew. */
  REANALYSIS_STARTED("reanalysis_started", AuditArea.REANALYSES),
  /** New judgements replaced the old ones. */
  REANALYSIS_PROMOTED("reanalysis_promoted", AuditArea.REANALYSES),
  /** New judgements were given up. */
  REANALYSIS_DISCARDED("reanalysis_discarded", AuditArea.REANALYSES),

  /** A connection to a partner was tried out. */
  CONNECTION_CHECKED("connection_checked", AuditArea.SETTINGS);

  private final String word;
  private final AuditArea area;

  AuditAction(String word, AuditArea area) {
    this.word = word;
    this.area = area;
  }

  @Override
  public String word() {
    return word;
  }

  /** What it is about. */
  public AuditArea area() {
    return area;
  }

  /** All that is about that. */
  public static Set<AuditAction> of(AuditArea area) {
    return Arrays.stream(values())
        .filter(action -> action.area == area)
        .collect(Collectors.toUnmodifiableSet());
  }
}
