package ai.halo.domain.dial;

import ai.halo.domain.Word;

/** Why the last look says that a phone must not ring. */
public enum Objection implements Word {
  /** All dialling is stopped. */
  STOPPED("stopped"),
  /** The person asked not to be called. */
  DO_NOT_CALL("do_not_call"),
  /** It is not a mobile or fixed line: a service, a satellite, nothing at all. */
  NUMBER_KIND("number_kind"),
  /** The country is not among those that may be called. */
  COUNTRY("country"),
  /** People there are called only with their consent, and none is told. */
  CONSENT("consent"),
  /** It is not an hour at which people are called there. */
  CALLING_HOURS("calling_hours"),
  /** The number was dialled often enough for a day. */
  NUMBER_CAP("number_cap"),
  /** Enough was dialled for an hour. */
  HOUR_CAP("hour_cap"),
  /** Enough was spent for a day. */
  SPEND_CAP("spend_cap"),
  /** The call does not wait for this attempt any more. */
  CALL_NOT_DIALING("call_not_dialing");

  private final String word;

  Objection(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
