package ai.halo.adapter.web.call;

import ai.halo.domain.contact.PhoneNumber;

/** How numbers are told. */
public final class Numbers {
  private static final String ERASED = "***";

  private Numbers() {}

  /** The number, or three asterisks where it was erased. */
  public static String shown(PhoneNumber phone) {
    return phone.isErased() ? ERASED : phone.e164();
  }
}
